import type { FleetRow, FleetTable } from '#shared/domain/fleet/fleetTable.ts';
import type { TableCells, TableRecord } from '#shared/domain/fleet/tableCells.ts';
import { isEmptyCell } from '#shared/domain/fleet/tableCells.ts';
import { type TableProblem, tableProblem } from '#shared/domain/fleet/tableRules.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { type FleetColumn, fleetColumns, namesCharger } from './fleetColumns.ts';
import { cellText, createPointReader, refusedCell } from './pointCell.ts';
import { type RowTexts, readRowFacts } from './rowCells.ts';

export type FleetTableResult =
  | { readonly ok: true; readonly table: FleetTable }
  | { readonly ok: false; readonly problems: readonly TableProblem[] };

// A wrong column of a large table is one mistake made a thousand times.
const mostProblems = 500;

const bounded = (problems: readonly TableProblem[]): TableProblem[] => {
  if (problems.length <= mostProblems) return [...problems];
  const count = problems.length - mostProblems;
  const rest = tableProblem('table-more-problems', { row: null, column: null }, { count });
  return [...problems.slice(0, mostProblems), rest];
};

type PointReaders = ReadonlyMap<FleetColumn, ReturnType<typeof createPointReader>>;

const readRow = (
  record: TableRecord,
  columns: readonly FleetColumn[],
  readers: PointReaders,
  refuse: (problem: TableProblem) => void,
): FleetRow => {
  const row = record.number;
  const texts: RowTexts = {};
  const values: PointValues = {};
  for (const column of columns) {
    const cell = record.cells[column.index];
    const at = { row, column: column.name };
    if (cell === undefined || cell === null || isEmptyCell(cell)) continue;
    if (typeof cell === 'object') refuse(refusedCell(cell.refused, at));
    else if (column.kind === 'row') {
      const text = cellText(cell)?.trim();
      if (text === undefined) refuse(tableProblem('table-number-imprecise', at, { value: String(cell) }));
      else texts[column.means] = text;
    } else {
      const result = readers.get(column)?.(cell);
      if (result?.ok) values[column.point.name] = result.value;
      else if (result) refuse(result.problem(at));
    }
  }
  return { row, ...readRowFacts(texts, row, refuse), values };
};

/**
 * The chargers of a table with their values, or everything that is wrong at once, cell by cell. Ranges are those of
 * the profile; what a smaller charger refuses shows once it was read (`validateFleet`).
 */
export const readFleetTable = (
  cells: TableCells,
  { profile }: { readonly profile: DeviceProfile },
): FleetTableResult => {
  const { columns, problems: ofColumns } = fleetColumns(cells, profile);
  const problems = [...ofColumns];
  const isNamed = namesCharger(columns);
  const refuse = (problem: TableProblem): void => {
    // Without a column for it every row would say so again.
    if (isNamed || problem.code !== 'table-charger-missing') problems.push(problem);
  };
  const body = cells.rows.slice(1);
  if (body.length === 0 && problems.length === 0)
    refuse(tableProblem('table-no-rows', { row: null, column: null }, {}));
  const readers: PointReaders = new Map(
    columns.flatMap((column) => (column.kind === 'point' ? [[column, createPointReader(column.point)]] : [])),
  );
  const rows = body.map((record) => readRow(record, columns, readers, refuse));
  if (problems.length > 0) return { ok: false, problems: bounded(problems) };
  const points = columns.flatMap((column) => (column.kind === 'point' ? [column.name] : []));
  return { ok: true, table: { file: cells.file, points, rows } };
};
