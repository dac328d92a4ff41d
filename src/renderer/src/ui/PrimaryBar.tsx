import type { ReactNode } from 'react';
import './Screen.css';

export interface PrimaryBarProps {
  /** Back, undo: what is not the next step. */
  readonly back?: ReactNode;
  readonly note?: ReactNode;
  readonly primary: ReactNode;
}

/** Stays at the lower edge, so that the next step is visible without scrolling. */
export const PrimaryBar = ({ back, note, primary }: PrimaryBarProps) => (
  <div className="nx-primary-bar">
    {back}
    <div className="nx-primary-bar-note">{note}</div>
    {primary}
  </div>
);
