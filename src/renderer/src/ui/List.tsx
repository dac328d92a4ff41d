import type { ReactNode } from 'react';
import './List.css';

/** Rows one below the other; what belongs to a row stays in it. */
export const List = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul className="nx-list" aria-label={label}>
    {children}
  </ul>
);

export interface ListRowProps {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** At the end of the row: tags, then one action. */
  readonly end?: ReactNode;
  readonly isMarked?: boolean | undefined;
}

export const ListRow = ({ title, detail, end, isMarked = false }: ListRowProps) => (
  <li className={isMarked ? 'nx-list-marked' : undefined}>
    <div className="nx-list-row">
      <div className="nx-list-main">
        <div className="nx-list-title">{title}</div>
        {detail === undefined ? null : <div className="nx-muted nx-small">{detail}</div>}
      </div>
      {end}
    </div>
  </li>
);
