import { expect, test } from 'vitest';
import {
  afterProofEvent,
  notBegun,
  type ProofState,
} from '#renderer/wizards/commissioning/proof/proofState.ts';
import type { BackEndProofEvent } from '#shared/contract/jobs.ts';

const attempt = (id: number, reached: 'tcp' | 'boot'): BackEndProofEvent => ({
  kind: 'ladder',
  atS: id,
  attempt: { id, startedMs: id, reached, failed: null, diagnosis: null, seen: '', times: 1 },
});

test('a trial counts down until the charger has gone back', () => {
  const begun = afterProofEvent(notBegun, { kind: 'plan', withinS: 180, goesBackS: 180 });
  expect(begun.backInS).toBe(180);
  const later = afterProofEvent(begun, { kind: 'status', atS: 10, status: 'accepted', backInS: 170 });
  expect([later.status, later.atS, later.backInS]).toEqual(['accepted', 10, 170]);
  expect(afterProofEvent(later, { kind: 'back', proven: true }).backInS).toBeNull();
});

test('the newest attempt stands first, and an attempt that climbs stays one', () => {
  const events = [attempt(1, 'tcp'), attempt(2, 'tcp'), attempt(2, 'boot')];
  const { attempts } = events.reduce<ProofState>(afterProofEvent, notBegun);
  expect(attempts.map(({ id, reached }) => [id, reached])).toEqual([
    [2, 'boot'],
    [1, 'tcp'],
  ]);
});
