import type { ReactNode } from 'react';
import { type StatusTone, statusSign } from './status.tsx';
import './Tag.css';

/** A status word with its sign. `practice` has the stripes of practice data instead. */
export const Tag = ({ tone, children }: { tone: StatusTone | 'practice' | 'plain'; children: ReactNode }) => (
  <span className={`nx-tag nx-tag-${tone}`}>
    {tone === 'practice' || tone === 'plain' ? null : statusSign(tone, 16)}
    {children}
  </span>
);
