import { isStorable } from '#shared/domain/charger/isStorable.ts';
import type { RefusedCell, TableCell } from '#shared/domain/fleet/tableCells.ts';
import { type TableProblem, tableProblem } from '#shared/domain/fleet/tableRules.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { checkRange } from '#shared/profile/checkRange.ts';
import type { DevicePoint } from '#shared/profile/deviceProfile.ts';
import { parsePointText } from '#shared/profile/parsePointText.ts';

/** Where a cell stands. */
export interface CellPlace {
  readonly row: number;
  readonly column: string;
}

export type CellResult =
  | { readonly ok: true; readonly value: PointValue }
  | { readonly ok: false; problem(at: CellPlace): TableProblem };

const failed = (problem: (at: CellPlace) => TableProblem): CellResult => ({ ok: false, problem });

/** The problem of a cell that may not stand in a table at all. */
export const refusedCell = (refused: RefusedCell, at: CellPlace): TableProblem =>
  tableProblem(`table-${refused}`, at, {});

// Beyond 15 digits a spreadsheet has already changed the number it was given.
const isExact = (number: number): boolean => Math.abs(number) < 1e15;

/** The text of a cell as a person would have typed it; undefined for a number a spreadsheet cannot keep. */
export const cellText = (cell: string | number): string | undefined => {
  if (typeof cell === 'string') return cell;
  return isExact(cell) ? String(cell) : undefined;
};

const shown = (text: string): string => text.slice(0, 60);

const bad = (text: string): CellResult =>
  failed((at) => tableProblem('table-value-bad', at, { value: shown(text) }));

const parse = (point: DevicePoint, text: string): CellResult => {
  try {
    const value = parsePointText(point, text);
    checkRange(point, value);
    return isStorable(point.name, value) ? { ok: true, value } : bad(text);
  } catch (error) {
    if (isAppError(error, 'point.out-of-range')) {
      const { value, min, max } = error.details;
      return failed((at) => tableProblem('table-value-range', at, { value, min, max }));
    }
    if (!isAppError(error)) throw error;
    const isNumber = !['string', 'ipv4', 'raw'].includes(point.type.kind);
    const hasUnit = /^\s*-?\d+(?:\.\d+)?\s*[^\d\s.,].*$/.test(text);
    // Right number, another unit: `16 kW` in a column of amperes.
    if (isNumber && hasUnit && point.unit !== '') {
      const params = { value: shown(text), unit: point.unit };
      return failed((at) => tableProblem('table-value-unit', at, params));
    }
    return bad(text);
  }
};

/** Reads the cells of one point's column; a value that comes again, as most do, is not worked out again. */
export const createPointReader = (point: DevicePoint): ((cell: string | number) => CellResult) => {
  const known = new Map<TableCell, CellResult>();
  const read = (cell: string | number): CellResult => {
    const text = cellText(cell);
    return text === undefined
      ? failed((at) => tableProblem('table-number-imprecise', at, { value: String(cell) }))
      : parse(point, text);
  };
  return (cell) => {
    const before = known.get(cell);
    if (before) return before;
    const result = read(cell);
    known.set(cell, result);
    return result;
  };
};
