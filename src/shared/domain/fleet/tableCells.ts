/** What a cell may not hold: the value in front of a person is not what is stored, or changes by itself. */
export type RefusedCell = 'formula' | 'date' | 'boolean';

/** One cell as it stands in the file; `null` = empty. */
export type TableCell = string | number | null | { readonly refused: RefusedCell };

/** One row; `number` is the one a spreadsheet shows beside it, from 1. */
export interface TableRecord {
  readonly number: number;
  readonly cells: readonly TableCell[];
}

/** A table before anybody knows what its columns mean. The first row is the header; empty rows are left out. */
export interface TableCells {
  readonly file: string;
  readonly rows: readonly TableRecord[];
}

/** Limits of a table: a site is smaller, a mistake or an attack is larger. */
export const tableLimits = { bytes: 5 * 1024 * 1024, rows: 1000, columns: 400 } as const;

export const isEmptyCell = (cell: TableCell | undefined): boolean =>
  cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');

/** The name of a cell in a spreadsheet: column 0 of row 1 is `A1`. */
export const cellName = (column: number, row: number): string => {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
};
