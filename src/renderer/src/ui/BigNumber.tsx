import './BigNumber.css';
import { classNames } from './classNames.ts';

export interface BigNumberProps {
  /** Formatted with its unit; null shows a dash. */
  readonly value: string | null;
  readonly label: string;
  /** Where the number comes from: what limits it, when it was read. */
  readonly source?: string | undefined;
  readonly isStale?: boolean | undefined;
  readonly size?: 'large' | 'normal' | undefined;
}

/** The number that decides, readable at arm's length. */
export const BigNumber = ({ value, label, source, isStale = false, size = 'large' }: BigNumberProps) => (
  <div className={classNames('nx-big', `nx-big-${size}`, isStale && 'nx-big-stale')}>
    <div className="nx-big-label">{label}</div>
    <div className="nx-big-value">{value ?? '–'}</div>
    {source === undefined ? null : <div className="nx-big-source">{source}</div>}
  </div>
);
