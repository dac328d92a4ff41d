import { expect, test } from 'vitest';
import { jobStepKey } from '#renderer/i18n/jobStepKey.ts';
import {
  canUndo,
  circuitChargerOf,
  isReady,
  leavesBluetooth,
  markOf,
  stepOfField,
  stepsOf,
} from '#renderer/wizards/commissioning/model/jobFacts.ts';
import { jobInHand } from './jobInHand.ts';

test('a job on its own circuit has no step for the network', () => {
  expect(stepsOf(jobInHand({ kind: 'own-circuit' }))).not.toContain('network');
  expect(stepsOf(jobInHand({ kind: 'load-balancing' }))).toContain('network');
});

test('a step behind the present one is answered, not written, until something is in the charger', () => {
  const job = jobInHand({ step: 'review' });
  expect(markOf(job, 'board')).toBe('answered');
  expect(markOf(job, 'network')).toBe('answered');
  expect(markOf(job, 'review')).toBe('open');
  expect(markOf(jobInHand({ step: 'review', wifi: { ...job.wifi, state: 'trial' } }), 'network')).toBe(
    'written',
  );
});

test('written settings fill the marks of the answers behind them', () => {
  const job = jobInHand({ step: 'review' });
  const written = jobInHand({ step: 'review', written: { ...job.written, settings: true } });
  expect(markOf(written, 'board')).toBe('written');
  expect(markOf(written, 'review')).toBe('written');
  expect(markOf(written, 'prove')).toBe('open');
});

test('undo is there for a trial and for settings, and gone with Bluetooth', () => {
  const job = jobInHand({});
  const settings = { ...job.status, written: 'settings' as const };
  expect(canUndo(job)).toBe(false);
  expect(canUndo(jobInHand({ status: { ...job.status, written: 'wifi-trial' } }))).toBe(true);
  expect(canUndo(jobInHand({ status: settings }))).toBe(true);
  expect(canUndo(jobInHand({ status: settings, written: { ...job.written, doorsClosed: true } }))).toBe(
    false,
  );
});

test('only another controller takes a load-balancing job off Bluetooth', () => {
  expect(leavesBluetooth(jobInHand({ kind: 'load-balancing' }), 'other-controller')).toBe(true);
  expect(leavesBluetooth(jobInHand({ kind: 'load-balancing' }), 'nobody')).toBe(false);
  expect(leavesBluetooth(jobInHand({ kind: 'own-circuit' }), 'other-controller')).toBe(false);
});

test('a link over Bluetooth needs the PIN before it is ready, one over Modbus TCP does not', () => {
  const access = { state: 'locked' as const, attemptsLeft: 5, blockedSeconds: 0, pinIsFactory: true };
  expect(isReady(jobInHand({ connection: { state: 'open', door: 'bluetooth', access } }))).toBe(false);
  expect(
    isReady(
      jobInHand({ connection: { state: 'open', door: 'bluetooth', access: { ...access, state: 'open' } } }),
    ),
  ).toBe(true);
  expect(isReady(jobInHand({ connection: { state: 'open', door: 'modbus', access } }))).toBe(true);
  expect(isReady(jobInHand({ connection: { state: 'lost', door: 'modbus', access } }))).toBe(false);
});

test('a plug coding that was not recognised is unknown, one that is not fitted sets no limit', () => {
  const { charger } = jobInHand({});
  if (charger === null) throw new Error('the job has a charger');
  const coded = { ...charger, identity: { ...charger.identity, capabilities: 2 ** 18 } };
  expect(circuitChargerOf(jobInHand({})).adapterA).toBe('not-fitted');
  expect(circuitChargerOf(jobInHand({ charger: { ...coded, adapterA: 0xffff } })).adapterA).toBe(null);
  expect(circuitChargerOf(jobInHand({ charger: { ...coded, adapterA: 16 } })).adapterA).toBe(16);
});

test('an answer about the network is changed on its own step, anything else at the board', () => {
  const job = jobInHand({ kind: 'load-balancing' });
  expect(stepOfField(job, 'ssid')).toBe('network');
  expect(stepOfField(job, 'failsafeA')).toBe('network');
  expect(stepOfField(job, 'breakerA')).toBe('board');
});

test('a job that goes to a back end names its network step for what it asks', () => {
  expect(jobStepKey('ocpp', 'network')).toBe('common:job.step.networkAlone');
  expect(jobStepKey('load-balancing', 'network')).toBe('common:job.step.network');
  expect(jobStepKey('ocpp', 'prove')).toBe('common:job.step.prove');
});
