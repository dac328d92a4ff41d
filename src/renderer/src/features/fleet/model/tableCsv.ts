import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';

// A mark in front, because spreadsheets otherwise take the text for an old code page.
const MARK = '\u{feff}';
const ROW_COLUMNS = ['target', 'serial', 'socket', 'leader', 'phases', 'rotation'] as const;

type Cell = string | number | null;

const quoted = (cell: Cell): string => {
  const text = cell === null ? '' : String(cell);
  return /[";,\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const lineOf = (cells: readonly Cell[]): string => cells.map(quoted).join(';');

/** Rows as the table they could have been read from; empty lines keep the row numbers as they are. */
export const rowsToCsv = (rows: readonly FleetRow[]): string => {
  const points = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const header = [...ROW_COLUMNS, ...points];
  const lines = [lineOf(header)];
  for (const row of rows) {
    while (lines.length < row.row - 1) lines.push(';'.repeat(header.length - 1));
    const { target, serial, socket, leader, phases, rotation, values } = row;
    const facts: Cell[] = [target, serial, socket, leader ? 'yes' : null, phases, rotation];
    lines.push(lineOf([...facts, ...points.map((point) => values[point] ?? null)]));
  }
  return lines.join('\r\n');
};

export interface TemplateCharger {
  readonly serial: string;
  readonly socket: string;
}

const ROTATIONS = ['L1L2L3', 'L2L3L1', 'L3L1L2'] as const;
const EXAMPLE_A = 16;
const EXAMPLE_FALLBACK_A = 6;

/** A table to fill in: the usual columns, a row for each of these chargers. */
export const templateCsv = (chargers: readonly TemplateCharger[]): string =>
  MARK +
  [
    'serial;socket;rotation;settings.maxCurrent;failsafe.defaultCurrent',
    ...chargers.map(({ serial, socket }, index) =>
      lineOf([serial, socket, ROTATIONS[index % 3] ?? null, `${EXAMPLE_A} A`, `${EXAMPLE_FALLBACK_A} A`]),
    ),
    '',
  ].join('\r\n');

/** A spreadsheet runs what begins like a formula; a label that does so is only text. */
const asText = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;

/** Any table of texts for a spreadsheet. */
export const textsToCsv = (header: readonly string[], lines: readonly (readonly Cell[])[]): string =>
  MARK + [header, ...lines].map((cells) => lineOf(cells.map(asText))).join('\r\n');
