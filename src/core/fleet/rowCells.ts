import { formatDeviceTarget, parseDeviceTarget } from '#shared/domain/deviceTarget.ts';
import { type FleetRow, rotations } from '#shared/domain/fleet/fleetTable.ts';
import { type TableProblem, tableProblem } from '#shared/domain/fleet/tableRules.ts';
import { isAppError } from '#shared/errors/appError.ts';
import type { RowColumn } from './fleetColumns.ts';

/** The texts of a row's own columns; a column that is empty is not there. */
export type RowTexts = Partial<Record<RowColumn, string>>;
export type RowFacts = Omit<FleetRow, 'row' | 'values'>;

const longestName = 60;

/** One word of a few, whatever its case; null for an empty cell. */
const oneOf = <Value>(
  texts: RowTexts,
  column: RowColumn,
  words: Readonly<Record<string, Value>>,
  refuse: (problem: TableProblem) => void,
  row: number,
): Value | null => {
  const text = texts[column];
  if (text === undefined) return null;
  const found = Object.entries(words).find(([word]) => word.toLowerCase() === text.toLowerCase());
  if (found) return found[1];
  const params = { value: text.slice(0, longestName), words: Object.keys(words).join(', ') };
  refuse(tableProblem('table-word-unknown', { row, column }, params));
  return null;
};

const targetOf = (texts: RowTexts, row: number, refuse: (problem: TableProblem) => void): string => {
  const { target, serial } = texts;
  const text = target ?? (serial === undefined ? undefined : `ble:${serial}`);
  if (text === undefined) {
    refuse(tableProblem('table-charger-missing', { row, column: null }, {}));
    return '';
  }
  try {
    return formatDeviceTarget(parseDeviceTarget(text));
  } catch (error) {
    if (!isAppError(error, 'target.invalid')) throw error;
    const column = target === undefined ? 'serial' : 'target';
    refuse(tableProblem('table-target-invalid', { row, column }, { target: text.slice(0, 120) }));
    return '';
  }
};

/** Which charger a row is about, and where it hangs; everything wrong goes to `refuse`. */
export const readRowFacts = (
  texts: RowTexts,
  row: number,
  refuse: (problem: TableProblem) => void,
): RowFacts => {
  for (const column of ['serial', 'socket'] as const) {
    if ((texts[column] ?? '').length > longestName)
      refuse(tableProblem('table-text-too-long', { row, column }, { max: longestName }));
  }
  const threeWords = Object.fromEntries(rotations.map((rotation) => [rotation, rotation]));
  return {
    target: targetOf(texts, row, refuse),
    serial: texts.serial ?? null,
    socket: texts.socket ?? null,
    leader: oneOf(texts, 'leader', { yes: true, no: false }, refuse, row) ?? false,
    phases: oneOf(texts, 'phases', { '1': 1, '3': 3 } as const, refuse, row),
    rotation: oneOf(texts, 'rotation', threeWords, refuse, row),
  };
};
