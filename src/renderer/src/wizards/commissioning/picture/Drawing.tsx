import type { ReactNode } from 'react';

/** The paper of one symbol: 40 × 40, drawn in the colour of the text. */
export const Drawing = ({ children }: { children: ReactNode }) => (
  <svg viewBox="0 0 40 40" className="nx-stage-symbol" aria-hidden>
    {children}
  </svg>
);
