import { expect, test } from 'vitest';
import { afterEvent, noTest, type TestState } from '#renderer/wizards/commissioning/test/testState.ts';
import type { TestEvent } from '#shared/contract/jobs.ts';
import { jobInHand } from './jobInHand.ts';

const run = (...events: TestEvent[]): TestState => events.reduce(afterEvent, noTest);

const step = (id: string, atS: number): TestEvent => ({ kind: 'step', id, atS, setpointA: 6 });
const verdict = (id: string, result: 'pass' | 'not-proven'): TestEvent => ({
  kind: 'verdict',
  id,
  verdict: result,
  reason: 'setpoint-kept',
  params: {},
});

test('waiting for a person ends with the first step', () => {
  const waiting = run({ kind: 'waiting', what: 'plug-in' });
  expect(waiting.waiting).toBe('plug-in');
  const state = afterEvent(waiting, step('lowest', 2));
  expect(state.waiting).toBeNull();
  expect(state).toMatchObject({ stepId: 'lowest', stepAtS: 2 });
});

test('samples are kept in their order without the kind of the event', () => {
  const sample = { atS: 1, setpointA: 6, offeredA: 6, currentA: [5.9, null, null] };
  const state = run({ kind: 'sample', ...sample }, { kind: 'sample', ...sample, atS: 2 });
  expect(state.samples).toEqual([sample, { ...sample, atS: 2 }]);
});

test('a step tried again has the verdict of its last attempt', () => {
  const state = run(verdict('lowest', 'not-proven'), verdict('middle', 'pass'), verdict('lowest', 'pass'));
  expect(state.judged.map(({ id, verdict: result }) => [id, result])).toEqual([
    ['middle', 'pass'],
    ['lowest', 'pass'],
  ]);
});

test('a finished test has its verdict and no running step', () => {
  const state = run(step('lowest', 0), { kind: 'done', verdict: 'warn', job: jobInHand({}) });
  expect(state).toMatchObject({ verdict: 'warn', stepId: null });
});

test('a broken test has no verdict', () => {
  const error = { code: 'device.link-lost', details: { device: 'NEXUS-0001' }, retryable: true } as const;
  const state = run(step('lowest', 0), { kind: 'failed', error });
  expect(state).toMatchObject({ verdict: null, stepId: null });
});
