import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import './Screen.css';

export interface TwoColumnsProps {
  readonly left: ReactNode;
  readonly right: ReactNode;
  /** Where it is narrow: a picture comes first, as a strip; details come last. */
  readonly narrow?: 'right-first' | 'right-last' | undefined;
}

/** The question on the left (at most 560 px), the picture on the right; one column where it is narrow. */
export const TwoColumns = ({ left, right, narrow = 'right-first' }: TwoColumnsProps) => (
  <div className="nx-columns">
    <div className="nx-columns-left">{left}</div>
    <aside className={classNames('nx-columns-right', narrow === 'right-last' && 'nx-columns-right-last')}>
      {right}
    </aside>
  </div>
);
