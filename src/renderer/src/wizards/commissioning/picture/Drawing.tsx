import type { ReactNode } from 'react';
import { classNames } from '#renderer/ui/classNames.ts';

/** The paper of one symbol: 40 × 40, in the colour of the text. In line: turned with the conductor in the strip. */
export const Drawing = ({ isInLine = false, children }: { isInLine?: boolean; children: ReactNode }) => (
  <svg
    viewBox="0 0 40 40"
    className={classNames('nx-stage-symbol', isInLine && 'nx-stage-symbol-in-line')}
    aria-hidden
  >
    {children}
  </svg>
);
