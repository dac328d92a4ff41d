import { type ReactNode, useEffect, useRef } from 'react';
import './Screen.css';

export interface ScreenProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Beside the title, for what acts on the whole page. */
  readonly actions?: ReactNode;
  /** Moves the focus to the title when it changes, so that a screen reader says where it is. */
  readonly focusKey?: string | undefined;
  readonly children: ReactNode;
}

/** A page: one title, a sentence, and what belongs to it. */
export const Screen = ({ title, lead, actions, focusKey, children }: ScreenProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const shownKey = useRef(focusKey);
  useEffect(() => {
    if (shownKey.current !== focusKey) heading.current?.focus();
    shownKey.current = focusKey;
  }, [focusKey]);
  return (
    <div className="nx-screen">
      <header className="nx-screen-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead === undefined ? null : <div className="nx-screen-lead">{lead}</div>}
        </div>
        {actions === undefined ? null : <div className="nx-row">{actions}</div>}
      </header>
      {children}
    </div>
  );
};
