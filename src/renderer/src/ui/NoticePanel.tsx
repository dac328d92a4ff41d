import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import './ErrorPanel.css';

/** Something to know at this point, with an optional step; not an error. */
export const NoticePanel = ({
  title,
  action,
  children,
}: {
  title?: string | undefined;
  action?: ReactNode;
  children: ReactNode;
}) => (
  <div className="nx-panel nx-panel-info">
    <div className="nx-panel-head">
      <IconInfoCircle size={24} aria-hidden />
      <div>
        {title === undefined ? null : <p className="nx-panel-text">{title}</p>}
        <div>{children}</div>
      </div>
    </div>
    {action === undefined ? null : <div className="nx-row">{action}</div>}
  </div>
);
