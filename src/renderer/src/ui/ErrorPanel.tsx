import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import './ErrorPanel.css';

export interface ErrorPanelProps {
  /** What happened and what it means. */
  readonly text: string;
  /** What to do now. */
  readonly hint: string;
  readonly action?: ReactNode;
  readonly level?: 'bad' | 'warn' | undefined;
  /** For the support report; small and at the end. */
  readonly code?: string | undefined;
}

/** An error a person can act on, at the place where it happened. */
export const ErrorPanel = ({ text, hint, action, level = 'bad', code }: ErrorPanelProps) => (
  <div className={`nx-panel nx-panel-${level}`} role="alert">
    <div className="nx-panel-head">
      <IconAlertTriangle size={24} aria-hidden />
      <div>
        <p className="nx-panel-text">{text}</p>
        <p>{hint}</p>
        {code === undefined ? null : <p className="nx-small nx-muted">{code}</p>}
      </div>
    </div>
    {action === undefined ? null : <div className="nx-row">{action}</div>}
  </div>
);
