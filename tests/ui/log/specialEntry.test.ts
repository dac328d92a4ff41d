import { expect, test } from 'vitest';
import { specialEntry } from '#renderer/features/log/specialEntry.ts';
import type { LogEntry } from '#shared/domain/logEntry.ts';

const entry = (change: Partial<LogEntry>): LogEntry => ({
  ...{ id: 'e', number: 1, format: 1, atMs: 0, appVersion: '0', previousHash: '', hash: '' },
  ...{ kind: 'test', outcome: 'done', siteId: null, visitId: null, socketId: null, chargerSerial: 'NX1' },
  ...{ person: '', door: 'bluetooth', jobId: null, intentId: null, snapshotId: null, changes: [] },
  ...{ errorCode: null, details: {}, practice: true },
  ...change,
});

test('what going back has left is read from its entry, and what is no such row is not', () => {
  const left = [{ point: 'ocpp.caCertificates', reason: 'certificate' }];
  const details = { purpose: 'undo-left', left: [...left, { point: 'x', reason: 'of another version' }] };
  expect(specialEntry(entry({ kind: 'note', details }))).toEqual({ kind: 'left', left });
});

test('the verdict of a socket test is read from its entry', () => {
  const details = {
    purpose: 'socket-test',
    verdict: 'loose',
    recommendedA: 10,
    remarks: [{ code: 'drop-high', verdict: 'loose', params: { phase: 'L2', dropV: 14 } }],
    stop: null,
  };
  expect(specialEntry(entry({ details }))).toEqual({
    kind: 'socket-test',
    said: {
      verdict: 'loose',
      recommendedA: 10,
      remarks: [{ code: 'drop-high', params: { phase: 'L2', dropV: 14 } }],
      stop: null,
    },
  });
});

test('a socket test that has only begun, or broke off, says no verdict', () => {
  const details = { purpose: 'socket-test', limitA: 16 };
  expect(specialEntry(entry({ outcome: 'open', details }))).toEqual({ kind: 'socket-test', said: null });
});

test.each([
  ['open', { bit: 2, stage: 'active' }, 'active'],
  ['open', { bit: 34, stage: 'warning' }, 'warning'],
  ['done', { bit: 2 }, 'over'],
] as const)('a fault that is %s with %o is %s', (outcome, details, stage) => {
  expect(specialEntry(entry({ kind: 'fault', outcome, details }))).toEqual({
    kind: 'fault',
    bit: details.bit,
    stage,
  });
});

test('a test of control keeps the name of its kind', () => {
  expect(specialEntry(entry({ details: { verdict: 'pass', steps: [] } }))).toBeNull();
});
