import { Button } from './Button.tsx';
import type { FieldFrameProps } from './Field.tsx';

/** A value that is typed, or moved by plus and minus or the arrow keys. */
export const StepInput = (props: {
  control: Parameters<FieldFrameProps['children']>[0];
  value: string;
  /** Of the two buttons, for screen readers. */
  lessLabel: string;
  moreLabel: string;
  unit?: string | undefined;
  onType: (text: string) => void;
  onLeave: () => void;
  onStep: (by: 1 | -1) => void;
}) => {
  const { control, onStep } = props;
  return (
    <div className="nx-ampere">
      <Button aria-label={props.lessLabel} onClick={() => onStep(-1)}>
        −
      </Button>
      <input
        id={control.id}
        className="nx-input"
        inputMode="numeric"
        autoComplete="off"
        aria-describedby={control.describedBy}
        aria-invalid={control.invalid || undefined}
        value={props.value}
        onChange={(event) => props.onType(event.target.value)}
        onBlur={props.onLeave}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') onStep(1);
          else if (event.key === 'ArrowDown') onStep(-1);
          else return;
          event.preventDefault();
        }}
      />
      {props.unit === undefined ? null : <span className="nx-ampere-unit">{props.unit}</span>}
      <Button aria-label={props.moreLabel} onClick={() => onStep(1)}>
        +
      </Button>
    </div>
  );
};
