import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSiteLog, type SiteLogOptions } from '#core/adapters/sqlite/openSiteLog.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { NewEntry, Snapshot } from '#shared/domain/logEntry.ts';

/** A folder of its own for one test, removed afterwards. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const logFile = (): string => join(temporaryFolder(), 'site-log.sqlite');

/** A clock that a test moves. */
export const testClock = (startMs = Date.UTC(2026, 10, 20, 9, 0, 0)) => {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    advance: (ms: number) => {
      nowMs += ms;
    },
  };
};

export const holder = { processId: process.pid, startedAtMs: 1_700_000_000_000, label: 'test' };

/** Opens a log that the end of the test closes. */
export const openTestLog = (options: Partial<SiteLogOptions> & { file: string }): SiteLog => {
  const log = openSiteLog({ appVersion: '0.1.0-test', clock: testClock(), holder, ...options });
  onTestFinished(() => log.close());
  return log;
};

export const note = (part: Partial<NewEntry> = {}): NewEntry => ({
  kind: 'note',
  outcome: 'done',
  siteId: null,
  visitId: null,
  socketId: null,
  chargerSerial: null,
  person: 'Jana Dvořáková',
  door: null,
  jobId: null,
  intentId: null,
  snapshotId: null,
  changes: [],
  errorCode: null,
  details: {},
  practice: false,
  ...part,
});

export const snapshotOf = (part: Partial<Snapshot> = {}): Omit<Snapshot, 'id'> => ({
  chargerSerial: 'NX-0001',
  takenAtMs: Date.UTC(2026, 10, 20),
  door: 'bluetooth',
  firmware: '1.4.2',
  values: { 'settings.maxCurrent': 13, 'identity.serial': 'NX-0001' },
  unreadable: {},
  secretsSet: { 'wifi.password': true },
  practice: false,
  ...part,
});
