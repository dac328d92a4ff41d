export type PointType = 'u16' | 's16' | 'u32' | 's32' | `string${number}` | `raw${number}`;

/** What a raw value may be. */
export type Rule =
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly also: readonly number[] }
  | { readonly kind: 'oneOf'; readonly values: readonly number[] };

/** One point: where it lies in its block (registers), how it is coded, who may touch it. */
export interface PointRow {
  readonly offset: number;
  readonly name: string;
  readonly type: PointType;
  readonly words: number;
  /** Raw value × scale = value in its unit. */
  readonly scale: number;
  /** `w` = a secret: written, never read. */
  readonly access: 'r' | 'rw' | 'w';
  readonly rule: Rule | undefined;
}

function wordsOf(type: PointType): number {
  if (type === 'u16' || type === 's16') return 1;
  if (type === 'u32' || type === 's32') return 2;
  return Number(type.replace(/\D+/, ''));
}

function point(access: PointRow['access']) {
  return (offset: number, name: string, type: PointType, scale = 1, rule?: Rule): PointRow => ({
    offset,
    name,
    type,
    words: wordsOf(type),
    scale,
    access,
    rule,
  });
}

export const ro = point('r');
export const rw = point('rw');
export const secret = point('w');

export function range(min: number, max: number, ...also: number[]): Rule {
  return { kind: 'range', min, max, also };
}

export function oneOf(...values: number[]): Rule {
  return { kind: 'oneOf', values };
}

/** Rows of slot or record `n` of a block, renamed and moved. */
export function repeated(rows: readonly PointRow[], prefix: string, offset: number): PointRow[] {
  return rows.map((row) => ({ ...row, name: `${prefix}.${row.name}`, offset: row.offset + offset }));
}
