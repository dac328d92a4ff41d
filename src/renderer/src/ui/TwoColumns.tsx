import type { ReactNode } from 'react';
import './Screen.css';

/** The question on the left (at most 560 px), the picture on the right; a strip on top where it is narrow. */
export const TwoColumns = ({ left, right }: { left: ReactNode; right: ReactNode }) => (
  <div className="nx-columns">
    <div className="nx-columns-left">{left}</div>
    <aside className="nx-columns-right">{right}</aside>
  </div>
);
