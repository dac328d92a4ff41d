import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCurrent } from '#shared/domain/charger/current/checkCurrent.ts';
import { currentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import { openBounds, openCharger } from './chargerFixtures.ts';

const bounds = (values: Record<string, number | string | null>) =>
  currentBounds({ values: { ...openCharger, ...values } });

test('offers 6 to 32 A in whole amperes on a 32 A charger and 40 A on a 40 A one', () => {
  expect(openBounds).toMatchObject({ maxA: 32, maxBy: 'model', minA: 6 });
  expect(openBounds.stepsA).toEqual(Array.from({ length: 27 }, (_, index) => index + 6));
  expect(
    bounds({
      'limit.hardwareMax': 40,
      'limit.adapter': 40,
      'settings.installLimit': 40,
      'settings.maxCurrent': 40,
    }).maxA,
  ).toBe(40);
});

describe('every bound is named, and refuses the ampere above it', () => {
  test.each([
    ['model', { 'limit.hardwareMax': 20 }, 20],
    ['adapter', { 'limit.adapter': 16 }, 16],
    ['adapter-unknown', { 'limit.adapter': null }, 10],
    ['installation', { 'settings.installLimit': 13 }, 13],
    ['cable', { 'limit.cable': 20 }, 20],
    ['user', { 'settings.maxCurrent': 8 }, 8],
    ['single-phase', { 'state.phases': 1, 'settings.maxCurrentSinglePhase': 16 }, 16],
  ] as const)('%s', (name, values, limitA) => {
    const found = bounds(values);
    expect(found).toMatchObject({ maxA: limitA, maxBy: name, binding: { name, limitA } });
    expect(checkCurrent(limitA, found)).toEqual({ isAllowed: true, currentA: limitA });
    expect(checkCurrent(limitA + 1, found)).toEqual({
      isAllowed: false,
      reason: `above-${name}`,
      bound: name,
      params: { wantedA: limitA + 1, limitA },
    });
  });
});

test('a charger without coding has no adapter to be unknown', () => {
  expect(bounds({ capabilities: 0, 'limit.adapter': null }).bounds.map(({ name }) => name)).not.toContain(
    'adapter-unknown',
  );
});

test('what passes by itself binds now and refuses no setting', () => {
  const hot = bounds({ 'limit.temperature': 9.5, 'limit.ocpp': 'none' });
  expect(hot.binding).toEqual({ name: 'temperature', limitA: 9.5, isPassing: true });
  expect(checkCurrent(32, hot).isAllowed).toBe(true);
});

test('an old value does not bind the setting it is of', () => {
  const values = { ...openCharger, 'settings.maxCurrent': 6, 'settings.installLimit': 16 };
  expect(currentBounds({ values, editing: 'settings.maxCurrent' })).toMatchObject({
    maxA: 16,
    maxBy: 'installation',
  });
  expect(currentBounds({ values, editing: 'settings.installLimit' })).toMatchObject({
    maxA: 32,
    maxBy: 'model',
  });
  expect(currentBounds({ values, editing: 'limit.current' })).toMatchObject({ maxA: 6, maxBy: 'user' });
});

test.each([
  [0, true, ''],
  [-1, false, 'below-minimum'],
  [1, false, 'below-minimum'],
  [5, false, 'below-minimum'],
  [5.999, false, 'below-minimum'],
  [6, true, ''],
  [6.5, false, 'whole-amperes'],
  [32, true, ''],
  [33, false, 'above-model'],
  [13_000, false, 'above-model'],
  [Number.NaN, false, 'not-a-number'],
  [Number.POSITIVE_INFINITY, false, 'not-a-number'],
])('%s A: allowed %s %s', (wantedA, isAllowed, reason) => {
  const check = checkCurrent(wantedA, openBounds);
  expect(check.isAllowed).toBe(isAllowed);
  if (!check.isAllowed) expect(check.reason).toBe(reason);
});

test('nothing may be set on a model whose limit was not read', () => {
  const unread = currentBounds({ values: { 'limit.adapter': 16 } });
  expect(unread).toMatchObject({ binding: null, maxA: null, stepsA: [] });
  expect(checkCurrent(6, unread)).toMatchObject({ isAllowed: false, reason: 'model-unknown' });
});

test('what is allowed is a whole ampere that no lasting bound is below', () => {
  const amps = fc.integer({ min: 6, max: 40 });
  fc.assert(
    fc.property(
      amps,
      amps,
      amps,
      amps,
      fc.double({ min: -5, max: 50, noNaN: true }),
      fc.boolean(),
      (model, adapter, install, user, wanted, isWhole) => {
        const found = bounds({
          'limit.hardwareMax': model,
          'limit.adapter': adapter,
          'settings.installLimit': install,
          'settings.maxCurrent': user,
        });
        const check = checkCurrent(isWhole ? Math.round(wanted) : wanted, found);
        if (check.isAllowed && check.currentA !== 0) {
          expect(found.stepsA).toContain(check.currentA);
          expect(check.currentA).toBeLessThanOrEqual(Math.min(model, adapter, install, user));
        }
      },
    ),
  );
});
