import type { ReactNode } from 'react';
import './EmptyState.css';

/** What belongs on this page, and the first step to fill it. */
export const EmptyState = ({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children?: ReactNode;
}) => (
  <div className="nx-empty">
    <h2>{title}</h2>
    {children === undefined ? null : <div className="nx-muted">{children}</div>}
    {action === undefined ? null : <div className="nx-row">{action}</div>}
  </div>
);
