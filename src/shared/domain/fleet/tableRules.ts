import type { FindingLevel } from '#shared/domain/finding.ts';

const refuse = <const Params extends readonly string[]>(...params: Params) =>
  ({ level: 'refuse' as FindingLevel & 'refuse', params }) as const;

/** What can be wrong in a table before its rows are compared: each is at one cell, one column or the whole. */
export const tableRules = {
  'table-no-charger-column': refuse(),
  'table-no-rows': refuse(),
  'table-no-points': refuse(),
  'table-column-unnamed': refuse(),
  'table-column-twice': refuse('name'),
  'table-column-unknown': refuse('name'),
  'table-column-pin': refuse('name'),
  'table-column-secret': refuse('name'),
  'table-column-read-only': refuse('name'),
  'table-charger-missing': refuse(),
  'table-target-invalid': refuse('target'),
  'table-text-too-long': refuse('max'),
  'table-word-unknown': refuse('value', 'words'),
  'table-value-bad': refuse('value'),
  'table-value-unit': refuse('value', 'unit'),
  'table-value-range': refuse('value', 'min', 'max'),
  'table-number-imprecise': refuse('value'),
  'table-formula': refuse(),
  'table-date': refuse(),
  'table-boolean': refuse(),
  'table-more-problems': refuse('count'),
} as const;
export type TableRule = keyof typeof tableRules;

/** One thing wrong in a table: `row` as the spreadsheet counts, null for the whole; `column` by its header. */
export interface TableProblem {
  readonly row: number | null;
  readonly column: string | null;
  readonly code: TableRule;
  readonly params: Readonly<Record<string, number | string>>;
}

/** Makes one problem; the compiler insists on exactly the parameters the rule declares. */
export const tableProblem = <Rule extends TableRule>(
  code: Rule,
  at: { readonly row: number | null; readonly column: string | null },
  params: Readonly<Record<(typeof tableRules)[Rule]['params'][number], number | string>>,
): TableProblem => ({ ...at, code, params });
