import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { classNames } from './classNames.ts';
import './FileDrop.css';

/**
 * A place a file is dropped on, or chosen from with `choose`. `className` gets `-over` appended while one is held over
 * it; `nx-drop-row` is one line. Named with `label` it is a region of the page.
 */
export const FileDrop = (props: {
  className: string;
  /** As of `<input accept>`. */
  accept: string;
  label?: string;
  onFile: (file: File) => void;
  children: (choose: () => void) => ReactNode;
}) => {
  const { className, label, onFile } = props;
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (file !== undefined) onFile(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const Zone = label === undefined ? 'div' : 'section';
  return (
    <Zone
      className={classNames(className, isOver && `${className}-over`)}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <input
        ref={input}
        type="file"
        className="nx-hidden"
        tabIndex={-1}
        aria-hidden
        accept={props.accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file can be chosen again after it was corrected.
          event.target.value = '';
          take(file);
        }}
      />
      {props.children(() => input.current?.click())}
    </Zone>
  );
};
