import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { holder, logFile, note, openTestLog, testClock } from './siteLogFixture.ts';

const window = { processId: 4_000_001, startedAtMs: 10, label: 'window' };
const browser = { processId: 4_000_002, startedAtMs: 20, label: 'browser' };

/** A log in which process ids live as long as they are in the set. */
const openWithProcesses = () => {
  const alive = new Set([process.pid, window.processId, browser.processId]);
  const clock = testClock();
  const file = logFile();
  const isProcessAlive = (id: number): boolean => alive.has(id);
  return { alive, clock, file, isProcessAlive, log: openTestLog({ file, clock, isProcessAlive }) };
};

test('a device is leased to one living process', () => {
  const { log, alive } = openWithProcesses();
  expect(log.acquireLease('NX-1', window)).toBeUndefined();
  expect(log.acquireLease('NX-1', window)).toBeUndefined();
  expect(log.acquireLease('NX-1', browser)).toEqual(window);
  expect(log.acquireLease('NX-2', browser)).toBeUndefined();
  expect(log.lease('NX-1')).toEqual(window);

  log.releaseLease('NX-1', browser);
  expect(log.lease('NX-1')).toEqual(window);
  log.releaseLease('NX-1', window);
  expect(log.lease('NX-1')).toBeUndefined();

  alive.delete(browser.processId);
  expect(log.lease('NX-2')).toBeUndefined();
  expect(log.acquireLease('NX-2', window)).toBeUndefined();
  expect(log.lease('NX-2')).toEqual(window);
});

test('a silent process whose id is alive keeps its lease: its laptop may have slept', () => {
  const { log, clock } = openWithProcesses();
  const now = { ...window, startedAtMs: Date.now() + 1e12 };
  log.acquireLease('NX-1', now);
  clock.advance(60_000);
  expect(log.lease('NX-1')).toEqual(now);
});

test('a silent process loses its lease when a younger one has its id', () => {
  const { log, clock } = openWithProcesses();
  const old = { ...window, startedAtMs: Date.now() + 1e12 };
  log.acquireLease('NX-1', old);
  log.acquireLease('NX-2', { ...old, startedAtMs: old.startedAtMs + 1 });
  expect(log.lease('NX-1')).toEqual(old);
  clock.advance(16_000);
  expect(log.lease('NX-1')).toBeUndefined();
});

test('a silent process from before the computer started is dead', () => {
  const { log, clock } = openWithProcesses();
  log.acquireLease('NX-1', window);
  expect(log.lease('NX-1')).toEqual(window);
  clock.advance(16_000);
  expect(log.lease('NX-1')).toBeUndefined();
});

test('a process of another computer is dead when it is silent', () => {
  const { log, file, clock, alive } = openWithProcesses();
  log.acquireLease('NX-1', window);
  const raw = new Database(file);
  raw.prepare("UPDATE process SET place = 'elsewhere' WHERE pid = ?").run(window.processId);
  raw.close();
  alive.delete(window.processId);
  expect(log.lease('NX-1')).toEqual(window);
  clock.advance(16_000);
  expect(log.lease('NX-1')).toBeUndefined();
});

test('closing a log releases its leases and ends its intents', () => {
  const { log, file, clock, isProcessAlive } = openWithProcesses();
  const first = openTestLog({ file, clock, isProcessAlive, holder: window });
  const second = openTestLog({ file, clock, isProcessAlive, holder: browser });
  second.acquireLease('NX-1', browser);
  const intent = second.append(note({ kind: 'intent', outcome: 'open' }));
  const finished = second.append(note({ kind: 'intent', outcome: 'open' }));
  second.append(note({ kind: 'write', intentId: finished.id }));
  expect(first.acquireLease('NX-1', window)).toEqual(browser);
  expect(first.closeInterrupted()).toEqual([]);

  second.close();
  second.close();
  expect(first.acquireLease('NX-1', window)).toBeUndefined();
  expect(first.closeInterrupted().map((entry) => entry.intentId)).toEqual([intent.id]);
  expect(log.closeInterrupted()).toEqual([]);
});

test('an own open intent is not interrupted', () => {
  const { log } = openWithProcesses();
  log.append(note({ kind: 'intent', outcome: 'open' }));
  expect(log.closeInterrupted()).toEqual([]);
  expect(log.acquireLease('NX-1', holder)).toBeUndefined();
});
