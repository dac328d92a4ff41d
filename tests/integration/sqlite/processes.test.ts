import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { logFile, note, openTestLog, testClock } from './siteLogFixture.ts';

const script = fileURLToPath(new URL('./appendProcess.ts', import.meta.url));

const startAppending = (file: string, count: number, mode = ''): ChildProcess => {
  const child = spawn(process.execPath, [script, file, String(count), mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
};

/** Resolves when the process has printed `count` lines. */
const linesOf = async (child: ChildProcess, count: number): Promise<void> => {
  let lines = 0;
  for await (const chunk of child.stdout ?? []) {
    lines += String(chunk).split('\n').length - 1;
    if (lines >= count) return;
  }
};

const killed = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
};

test('two processes that append at once make one whole chain', async () => {
  const file = logFile();
  const children = [startAppending(file, 200), startAppending(file, 200)];
  for (const child of children) child.stdout?.resume();
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]));
  expect(codes).toEqual([0, 0]);

  const log = openTestLog({ file });
  expect(log.verify()).toMatchObject({ entries: 400, brokenAt: null });
  const people = [...log.eachEntry({})].map((entry) => entry.person);
  expect(new Set(people).size).toBe(2);
});

test('a process killed while appending leaves whole entries only', async () => {
  const file = logFile();
  for (const atLine of [3, 40]) {
    const child = startAppending(file, 100_000);
    await linesOf(child, atLine);
    await killed(child);
  }
  const log = openTestLog({ file });
  const report = log.verify();
  expect(report.brokenAt).toBeNull();
  expect(report.entries).toBeGreaterThanOrEqual(43);
  const raw = new Database(file, { readonly: true });
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  const words = raw.prepare<[], { n: number }>(
    "SELECT count(*) AS n FROM entry_words WHERE entry_words MATCH 'process'",
  );
  expect(words.get()?.n).toBe(report.entries);
  raw.close();
  expect(log.append(note()).number).toBe(report.entries + 1);
});

test('an intent of a killed process becomes interrupted, once, with what was planned', async () => {
  const file = logFile();
  const child = startAppending(file, 1, 'announce');
  await linesOf(child, 1);
  const log = openTestLog({ file, clock: { nowMs: () => Date.now() } });
  expect(log.closeInterrupted()).toEqual([]);
  expect(log.lease('NX-0001')?.label).toBe('command line');

  await killed(child);
  const [entry, ...more] = log.closeInterrupted();
  expect(more).toEqual([]);
  expect(entry).toMatchObject({
    kind: 'interrupted',
    outcome: 'interrupted',
    chargerSerial: 'NX-0001',
    door: 'bluetooth',
    practice: true,
    changes: [{ point: 'settings.maxCurrent', before: 16, wanted: 13, result: 'unknown' }],
    details: { intentNumber: 1 },
  });
  expect(log.entry(entry?.intentId ?? '')?.kind).toBe('intent');
  expect(log.closeInterrupted()).toEqual([]);
  expect(log.lease('NX-0001')).toBeUndefined();
  expect(log.verify().brokenAt).toBeNull();
});

test('reports a log that another process holds for too long as busy', () => {
  const file = logFile();
  const log = openTestLog({ file, clock: testClock(), busyTimeoutMs: 20 });
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  expect(() => log.append(note())).toThrow('log.busy');
  other.exec('ROLLBACK');
  other.close();
  expect(log.append(note()).number).toBe(1);
});
