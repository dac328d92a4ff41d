import { expect, test } from 'vitest';
import { fallbackProof } from '#shared/domain/balancing/fallback/fallbackProof.ts';
import { checkSite } from '#shared/domain/balancing/site/checkSite.ts';
import { type CommissionedCharger, planWithCharger } from '#shared/domain/balancing/site/planWithCharger.ts';
import { controlFindings } from '#shared/domain/controlFindings.ts';
import { desiredSettings } from '#shared/domain/desired.ts';
import { isRefused } from '#shared/domain/finding.ts';
import { type ControlAnswers, controlAnswersSchema } from '#shared/domain/jobAnswers.ts';
import { judgeMeterAway, type MeterSample } from '#shared/domain/meterTest.ts';
import { goodCircuit } from '#tests/support/jobSteps.ts';

const good: ControlAnswers = {
  who: 'own-meter',
  meterSource: 'modbus-meter',
  meterAddress: '192.168.1.30',
  meterPort: 502,
  meterUnit: 1,
  meterProfile: 1,
  houseFuseA: 40,
  reserveA: 2,
  meterLossA: 6,
  meterTimeoutS: 30,
};

const rules = (change: Partial<ControlAnswers>) =>
  controlFindings({
    control: { ...good, ...change },
    answers: goodCircuit,
    limitA: 16,
    phases: 3,
    country: 'CZ',
  })
    .filter(({ level }) => level === 'refuse')
    .map(({ rule }) => rule);

test('complete answers about the own meter refuse nothing', () => {
  expect(rules({})).toEqual([]);
  expect(rules({ meterSource: 'ct-clamp', meterAddress: undefined, meterProfile: undefined })).toEqual([]);
});

test.each([
  [{ meterSource: undefined }, 'meter-source-missing'],
  [{ meterAddress: '192.168.1.300' }, 'meter-address-not-possible'],
  [{ houseFuseA: 63 }, 'house-fuse-above-main'],
  [{ reserveA: 40 }, 'reserve-too-large'],
  [{ meterLossA: 3 }, 'meter-loss-not-possible'],
  [{ meterLossA: 20 }, 'meter-loss-above-limit'],
  [{ meterTimeoutS: 2 }, 'meter-timeout-not-possible'],
  [{ meterTimeoutS: 60 }, 'meter-timeout-too-long'],
] as const)('%j is refused as %s', (change, rule) => {
  expect(rules(change)).toContain(rule);
});

test('the watchdog is off and the meter is told where it is', () => {
  const input = {
    job: 'load-balancing',
    country: 'CZ',
    limitA: 16,
    network: {},
    capabilities: 0,
    current: {},
  } as const;
  expect(desiredSettings({ ...input, control: good })).toMatchObject({
    'failsafe.defaultTimeout': 0,
    'loadBalancing.mode': 1,
    'loadBalancing.meterSource': 2,
    'loadBalancing.meterIp': '192.168.1.30',
    'loadBalancing.houseFuse': 40,
    'loadBalancing.meterLossCurrent': 6,
  });
  const steered = { who: 'this-program', timeoutS: 30, failsafeA: 6 } as const;
  expect(desiredSettings({ ...input, control: steered })).toMatchObject({
    'loadBalancing.mode': 0,
    'failsafe.defaultTimeout': 30,
  });
});

test('answers of an earlier version stay readable', () => {
  expect(controlAnswersSchema.parse({ who: 'other-controller', timeoutS: 30 })).toEqual({
    who: 'other-controller',
    timeoutS: 30,
  });
});

test('a loss that is noticed late, or leaves too much, fails', () => {
  const input = { meterLossA: 6, meterTimeoutS: 15, limitA: 16, hasCar: true };
  const at = (tMs: number, state: number, amps: number): MeterSample => ({
    ...{ tMs, state, ageS: 0, offeredA: amps },
    currentA: [amps, 0, 0],
  });
  const taken = [at(0, 1, 16), at(16_000, 2, 12), at(26_000, 2, 6)];
  expect(judgeMeterAway(taken, 16, input)).toMatchObject({ verdict: 'pass', params: { afterS: 16 } });
  expect(judgeMeterAway([at(0, 1, 16), at(26_000, 1, 16)], 16, input).reason).toBe('meter-loss-not-noticed');
  expect(judgeMeterAway([at(16_000, 2, 16), at(26_000, 2, 16)], 16, input).reason).toBe(
    'meter-loss-exceeded',
  );
  expect(judgeMeterAway(taken, 8, input).verdict).toBe('not-proven');
});

test('a commissioned charger makes a plan that holds, and keeps its place in one that is there', () => {
  const charger: CommissionedCharger = {
    site: 'House',
    country: 'CZ',
    socket: 'Garage 1',
    serial: 'NX-9',
    phases: 3,
    limitA: 16,
    address: '192.168.1.20:502/1',
    circuit: goodCircuit,
    control: { who: 'this-program', controllerPeriodS: 5, timeoutS: 30, failsafeA: 6 },
  };
  const plan = planWithCharger(null, charger);
  expect(isRefused(checkSite(plan))).toBe(false);
  expect(fallbackProof(plan).holds).toBe(true);
  const again = planWithCharger(plan, { ...charger, limitA: 13 });
  expect(again.chargers).toHaveLength(1);
  expect(again.chargers[0]).toMatchObject({ id: 'c1', maxA: 13, name: 'Garage 1' });
});
