import type { LogEntry } from '#shared/domain/logEntry.ts';

/** An entry as a log would give it; hashes are not real. */
export const listedEntry = (part: Partial<LogEntry> = {}): LogEntry => ({
  kind: 'note',
  outcome: 'done',
  siteId: null,
  visitId: null,
  socketId: null,
  chargerSerial: null,
  person: 'Jana',
  door: null,
  jobId: null,
  intentId: null,
  snapshotId: null,
  changes: [],
  errorCode: null,
  details: {},
  practice: false,
  id: 'e1',
  number: 1,
  format: 1,
  atMs: Date.UTC(2026, 10, 20, 9, 0, 0),
  appVersion: '0.1.0',
  previousHash: '0'.repeat(64),
  hash: 'f'.repeat(64),
  ...part,
});

const site = { id: 's1', name: '=Dlouhá 5', country: 'CZ', practice: false, createdAtMs: 0 } as const;

/** The reading half of a log over a list. */
export const listedLog = (entries: Iterable<LogEntry>) => ({
  *eachEntry() {
    yield* entries;
    return undefined;
  },
  sites: () => [site],
  site: (id: string) => (id === site.id ? site : undefined),
  sockets: (siteId: string) => [{ id: 'k1', siteId, label: 'Garage "1"', createdAtMs: 0 }],
  snapshot: () => undefined,
});
