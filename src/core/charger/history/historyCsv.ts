import { stringify } from 'csv-stringify/sync';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { csvCell } from '#core/sitelog/csvCell.ts';
import { filterHistory, type HistoryFilter } from '#shared/domain/charger/history/filterHistory.ts';
import { historyColumns, historyRows } from '#shared/domain/charger/history/historyRows.ts';
import { cardNamesOf, zoneOf } from './historyView.ts';

/**
 * The charges of a filter as CSV (RFC 4180, comma, UTF-8 with byte order mark), newest first; unknown is an empty cell.
 * What a spreadsheet would calculate is shown as text.
 */
export const historyCsv = (
  log: Pick<SiteLog, 'history' | 'latestSnapshot'>,
  serial: string,
  filter: HistoryFilter,
): string => {
  const records = filterHistory(log.history(serial), filter);
  const rows = historyRows(serial, records, zoneOf(log, serial), cardNamesOf(log, serial));
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '' : csvCell(String(cell)))));
  return `\ufeff${stringify([[...historyColumns], ...cells], { record_delimiter: 'windows' })}`;
};
