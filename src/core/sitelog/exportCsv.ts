import { stringify } from 'csv-stringify/sync';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { EntryChange, EntryFilter, LogEntry } from '#shared/domain/logEntry.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';
import { csvCell } from './csvCell.ts';
import { inPieces } from './inPieces.ts';

/** Headers of the CSV export. Programs read them: they are the same in every language and only ever added to. */
export const csvColumns = [
  'number',
  'time',
  'kind',
  'outcome',
  'site',
  'socket',
  'charger',
  'person',
  'door',
  'point',
  'before',
  'wanted',
  'found',
  'secret',
  'result',
  'errorCode',
  'details',
  'jobId',
  'practice',
  'appVersion',
  'hash',
] as const;

type Row = Readonly<Record<(typeof csvColumns)[number], string>>;

/** Names of sites and sockets by id, looked up once each. */
const createNames = (log: Pick<SiteLog, 'sites' | 'sockets'>) => {
  const sites = new Map(log.sites().map((site) => [site.id, site.name]));
  const sockets = new Map<string, string>();
  const known = new Set<string>();
  return (entry: LogEntry): { site: string; socket: string } => {
    if (entry.siteId !== null && !known.has(entry.siteId)) {
      known.add(entry.siteId);
      for (const socket of log.sockets(entry.siteId)) sockets.set(socket.id, socket.label);
    }
    return { site: sites.get(entry.siteId ?? '') ?? '', socket: sockets.get(entry.socketId ?? '') ?? '' };
  };
};

/** Not there is an empty cell; there but unavailable is the word null. */
const valueText = (value: PointValue | undefined): string => (value === undefined ? '' : String(value));

const rowOf = (
  entry: LogEntry,
  change: EntryChange | undefined,
  names: { site: string; socket: string },
): Row => ({
  number: String(entry.number),
  time: new Date(entry.atMs).toISOString(),
  kind: entry.kind,
  outcome: entry.outcome,
  site: names.site,
  socket: names.socket,
  charger: entry.chargerSerial ?? '',
  person: entry.person,
  door: entry.door ?? '',
  point: change?.point ?? '',
  before: valueText(change?.before),
  wanted: valueText(change?.wanted),
  found: valueText(change?.found),
  secret: change?.secret === true ? 'true' : '',
  result: change?.result ?? '',
  errorCode: entry.errorCode ?? '',
  details: Object.keys(entry.details).length === 0 ? '' : JSON.stringify(entry.details),
  jobId: entry.jobId ?? '',
  practice: String(entry.practice),
  appVersion: entry.appVersion,
  hash: entry.hash,
});

const lines = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map(csvCell)),
    { record_delimiter: 'windows' },
  );

type Source = Pick<SiteLog, 'eachEntry' | 'sites' | 'sockets'>;

function* csvTexts(log: Source, filter: EntryFilter): Generator<string, undefined> {
  const namesOf = createNames(log);
  yield `\ufeff${lines([csvColumns])}`;
  for (const entry of log.eachEntry(filter)) {
    const names = namesOf(entry);
    const changes = entry.changes.length === 0 ? [undefined] : entry.changes;
    const rows = changes.map((change) => rowOf(entry, change, names));
    yield lines(rows.map((row) => csvColumns.map((column) => row[column])));
  }
  return undefined;
}

/**
 * The entries of a filter as CSV (RFC 4180, comma, UTF-8 with byte order mark), oldest first: one row per change, one
 * row for an entry without changes. Comes in pieces, so that a long log is never in memory at once.
 */
export const exportCsv = (log: Source, filter: EntryFilter): Generator<string, undefined> =>
  inPieces(csvTexts(log, filter));
