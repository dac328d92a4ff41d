import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';

/** The key where two may have the same label. */
export type ValueRow = readonly [label: string, value: ReactNode, key?: string];

/** Names with their values, one per line. */
export const ValueList = (props: {
  rows: readonly ValueRow[];
  /** Of each value. */
  valueClass?: string | undefined;
  className?: string | undefined;
}) => (
  <dl className={classNames('nx-values', props.className)}>
    {props.rows.map(([label, value, key]) => (
      <div key={key ?? label}>
        <dt>{label}</dt>
        <dd className={props.valueClass}>{value}</dd>
      </div>
    ))}
  </dl>
);
