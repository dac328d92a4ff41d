import { openSiteLog } from '#core/adapters/sqlite/openSiteLog.ts';
import type { NewEntry } from '#shared/domain/logEntry.ts';

// Started as a process of its own by the tests: FILE COUNT [announce].
const [file = '', count = '0', mode = ''] = process.argv.slice(2);
const log = openSiteLog({
  file,
  appVersion: '0.1.0-test',
  clock: { nowMs: () => Date.now() },
  holder: { processId: process.pid, startedAtMs: 1, label: 'command line' },
  busyTimeoutMs: 20_000,
});

const entry = (n: number): NewEntry => ({
  kind: mode === 'announce' ? 'intent' : 'note',
  outcome: 'open',
  siteId: null,
  visitId: null,
  socketId: null,
  chargerSerial: 'NX-0001',
  person: `process ${process.pid}`,
  door: 'bluetooth',
  jobId: null,
  intentId: null,
  snapshotId: null,
  changes: [{ point: 'settings.maxCurrent', before: 16, wanted: 13, result: 'planned' }],
  errorCode: null,
  details: { n },
  practice: true,
});

if (mode === 'announce') {
  log.acquireLease('NX-0001', { processId: process.pid, startedAtMs: 1, label: 'command line' });
}
for (let n = 0; n < Number(count); n += 1) {
  log.append(entry(n));
  process.stdout.write(`${n}\n`);
}
if (mode === 'announce') setInterval(() => undefined, 1000);
else log.close();
