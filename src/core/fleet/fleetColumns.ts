import { cellName, isEmptyCell, type TableCells, type TableRecord } from '#shared/domain/fleet/tableCells.ts';
import { type TableProblem, tableProblem } from '#shared/domain/fleet/tableRules.ts';
import type { DevicePoint, DeviceProfile } from '#shared/profile/deviceProfile.ts';

/** The columns that say which charger and where; all others are points. */
export const rowColumns = ['target', 'serial', 'socket', 'leader', 'phases', 'rotation'] as const;
export type RowColumn = (typeof rowColumns)[number];

export type FleetColumn = { readonly index: number; readonly name: string } & (
  | { readonly kind: 'row'; readonly means: RowColumn }
  | { readonly kind: 'point'; readonly point: DevicePoint }
);

/** Points no plan may hold: they act at once, or are how a plan is carried out. */
const isAction = (name: string): boolean =>
  /^(command|commit|access|file|history|grid)\./.test(name) && name !== 'commit.confirmTimeout';

const headerText = (record: TableRecord, index: number): string => {
  const cell = record.cells[index];
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
};

const isPin = (name: string): boolean =>
  /(^|[\s._-])pin([\s._-]|$)/i.test(name) || /[a-z](?:Pin|PIN)$/.test(name);

const pointProblem = (
  name: string,
  point: DevicePoint | undefined,
  row: number,
): TableProblem | undefined => {
  const at = { row, column: name };
  // A table is mailed around and printed: what opens a charger comes from the vault or a file of its own.
  if (isPin(name)) return tableProblem('table-column-pin', at, { name });
  if (point === undefined) return tableProblem('table-column-unknown', at, { name: name.slice(0, 60) });
  if (point.secret) return tableProblem('table-column-secret', at, { name });
  if (point.access === 'r' || isAction(name)) return tableProblem('table-column-read-only', at, { name });
  return undefined;
};

/** True when a column says which charger a row is about. */
export const namesCharger = (columns: readonly FleetColumn[]): boolean =>
  columns.some((column) => column.kind === 'row' && (column.means === 'target' || column.means === 'serial'));

const wholeProblems = (columns: readonly FleetColumn[], row: number, isClean: boolean): TableProblem[] => {
  const at = { row, column: null };
  // A column of points that is there, but wrong, is the cause; saying more would only hide it.
  const hasPoints = !isClean || columns.some(({ kind }) => kind === 'point');
  return [
    ...(namesCharger(columns) ? [] : [tableProblem('table-no-charger-column', at, {})]),
    ...(hasPoints ? [] : [tableProblem('table-no-points', at, {})]),
  ];
};

/** What the header means: the columns, or everything that is wrong with them. */
export const fleetColumns = (
  { rows }: TableCells,
  profile: DeviceProfile,
): { readonly columns: readonly FleetColumn[]; readonly problems: readonly TableProblem[] } => {
  const [header, ...body] = rows;
  if (header === undefined) {
    return { columns: [], problems: [tableProblem('table-no-rows', { row: null, column: null }, {})] };
  }
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const columns: FleetColumn[] = [];
  const problems: TableProblem[] = [];
  const seen = new Set<string>();
  for (let index = 0; index < width; index += 1) {
    const name = headerText(header, index);
    const at = { row: header.number, column: name };
    const cell = header.cells[index];
    if (typeof cell === 'object' && cell !== null) {
      const place = { row: header.number, column: cellName(index, header.number) };
      problems.push(tableProblem(`table-${cell.refused}`, place, {}));
      continue;
    }
    if (name === '') {
      const stray = body.find(({ cells }) => !isEmptyCell(cells[index]));
      if (stray) problems.push(tableProblem('table-column-unnamed', { row: stray.number, column: null }, {}));
      continue;
    }
    const means = rowColumns.find((column) => column === name.toLowerCase());
    const point = means === undefined ? profile.points.get(name) : undefined;
    if (seen.has(means ?? name)) problems.push(tableProblem('table-column-twice', at, { name }));
    else if (means) columns.push({ index, name, kind: 'row', means });
    else {
      const problem = pointProblem(name, point, header.number);
      if (problem) problems.push(problem);
      else if (point) columns.push({ index, name, kind: 'point', point });
    }
    seen.add(means ?? name);
  }
  return {
    columns,
    problems: [...problems, ...wholeProblems(columns, header.number, problems.length === 0)],
  };
};
