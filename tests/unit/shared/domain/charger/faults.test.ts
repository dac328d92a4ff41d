import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultCatalogue, faultOf } from '#shared/domain/charger/faults/faultCatalogue.ts';
import { faultChanges, faultsNow } from '#shared/domain/charger/faults/faultsNow.ts';
import { type ClearInput, clearPauseMs, mayClear } from '#shared/domain/charger/faults/mayClear.ts';
import { nexusProfile } from '#tests/profiles/allProfiles.ts';

const bit = (number: number) => 2 ** number;
const nowMs = Date.UTC(2026, 10, 20, 12);

describe('the catalogue', () => {
  test('has every bit at its place, named as in the profile', () => {
    expect(faultCatalogue.map((fault) => fault.bit)).toEqual(Array.from({ length: 32 }, (_, index) => index));
    const { bits = {} } = nexusProfile().points.get('state.fault') ?? {};
    for (const [number, name] of Object.entries(bits)) expect(faultOf(Number(number)).key, name).toBe(name);
  });

  test('protects earth, residual current, contactor, pilot, proximity, and the neutral', () => {
    const protective = faultCatalogue.filter(({ isProtective }) => isProtective).map((fault) => fault.bit);
    expect(protective).toEqual([0, 1, 2, 3, 5, 6, 7, 18, 30]);
  });

  test('takes a bit it does not know seriously', () => {
    expect(faultOf(99)).toMatchObject({ key: 'unknown', severity: 'stop' });
  });
});

describe('faults now', () => {
  const values = (fault: number, warning: number, latched: number) => ({
    'state.fault': fault,
    'state.warning': warning,
    'state.faultLatched': latched,
    'state.lastFault': 14,
  });
  const shown = (list: ReturnType<typeof faultsNow>) =>
    list?.map(({ fault, stage }) => `${fault.bit} ${stage}`);

  test('are each there once, the most dangerous first, bit 31 included', () => {
    const found = faultsNow(values(bit(14) + bit(31), bit(12) + bit(22), bit(14) + bit(3)));
    expect(shown(found)).toEqual(['3 latched', '31 active', '12 warning', '14 active', '22 warning']);
    expect(found?.find(({ isNewest }) => isNewest)?.fault.bit).toBe(14);
  });

  test('are unknown, not none, when they were not read', () => {
    expect(faultsNow({ 'state.fault': 0, 'state.warning': 0 })).toBe(null);
    expect(faultsNow(values(0, 0, 0))).toEqual([]);
  });

  test('come, end and are cleared', () => {
    const at = (fault: number, warning: number, latched: number) =>
      faultsNow(values(fault, warning, latched)) ?? [];
    expect(faultChanges(at(0, 0, 0), at(1, 0, 1))).toEqual([{ bit: 0, change: 'came' }]);
    expect(faultChanges(at(1, 0, 1), at(1, 0, 1))).toEqual([]);
    expect(faultChanges(at(1, 0, 1), at(0, 0, 1))).toEqual([{ bit: 0, change: 'ended' }]);
    expect(faultChanges(at(0, 0, 1), at(0, 0, 0))).toEqual([{ bit: 0, change: 'cleared' }]);
    expect(faultChanges(at(0, 0, 1), at(1, 0, 1))).toEqual([{ bit: 0, change: 'came' }]);
    expect(faultChanges(at(0, 1, 0), at(0, 0, 0))).toEqual([{ bit: 0, change: 'ended' }]);
    // Came and went between two looks.
    expect(faultChanges(at(0, 0, 0), at(0, 0, 1))).toEqual([{ bit: 0, change: 'came' }]);
  });
});

describe('clearing', () => {
  const input = (changes: Partial<ClearInput> = {}): ClearInput => ({
    active: 0,
    latched: bit(8),
    causes: {},
    lastClearedAtMs: null,
    nowMs,
    isCarPlugged: false,
    ...changes,
  });
  const reason = (changes: Partial<ClearInput>) => {
    const verdict = mayClear(input(changes));
    return verdict.isAllowed ? null : verdict.reason;
  };

  test.each([
    [{}, null],
    [{ active: null }, 'not-read'],
    [{ latched: null }, 'not-read'],
    [{ latched: 0 }, 'nothing-to-clear'],
    [{ active: bit(8) }, 'still-active'],
    [{ active: bit(31), latched: bit(31) }, 'still-active'],
    [{ latched: bit(0) }, 'cause-missing'],
    [{ latched: bit(0), causes: { 0: '' } }, 'cause-missing'],
    [{ latched: bit(0), causes: { 1: 'car-defect' } }, 'cause-missing'],
    [{ latched: bit(0), causes: { 0: 'no-car' } }, 'cause-foreign'],
    [{ latched: bit(0), causes: { 0: 'loose-earth' } }, null],
    [{ latched: bit(0), causes: { 0: 'loose-earth' }, isCarPlugged: true }, 'car-plugged'],
    [{ latched: bit(0), causes: { 0: 'loose-earth' }, isCarPlugged: null }, null],
    [{ latched: bit(0) + bit(30), causes: { 0: 'loose-earth' } }, 'cause-missing'],
    [{ isCarPlugged: true }, null],
    [{ lastClearedAtMs: nowMs - 1 }, 'too-soon'],
    [{ lastClearedAtMs: nowMs - clearPauseMs + 1 }, 'too-soon'],
    [{ lastClearedAtMs: nowMs - clearPauseMs }, null],
    [{ lastClearedAtMs: nowMs + 86_400_000 }, 'too-soon'],
  ] as const)('with %j: %s', (changes, expected) => {
    expect(reason(changes)).toBe(expected);
  });

  test('says how long to wait, never more than ten minutes', () => {
    expect(mayClear(input({ lastClearedAtMs: nowMs - 540_500 }))).toMatchObject({ params: { waitS: 60 } });
    expect(mayClear(input({ lastClearedAtMs: nowMs + 86_400_000 }))).toMatchObject({
      params: { waitS: 600 },
    });
  });

  test('never happens twice in ten minutes, with an active fault, or without a cause for each protective one', () => {
    const bitmap = fc.integer({ min: 0, max: 0xffff_ffff });
    const causes = fc.constant(
      Object.fromEntries(
        faultCatalogue.flatMap((fault) =>
          fault.causes[0] === undefined ? [] : [[fault.bit, fault.causes[0]]],
        ),
      ),
    );
    const pastMs = fc.option(fc.integer({ min: 0, max: 2 * clearPauseMs }), { nil: null });
    fc.assert(
      fc.property(
        bitmap,
        fc.oneof(fc.constant(0), bitmap),
        causes,
        fc.integer({ min: 0, max: 31 }),
        pastMs,
        (latched, active, all, dropped, past) => {
          const { [dropped]: _, ...some } = all;
          const verdict = mayClear(
            input({ latched, active, causes: some, lastClearedAtMs: past === null ? null : nowMs - past }),
          );
          if (!verdict.isAllowed) return;
          expect(active).toBe(0);
          expect(past ?? clearPauseMs).toBeGreaterThanOrEqual(clearPauseMs);
          for (const fault of faultCatalogue)
            if (fault.isProtective && Math.floor(latched / bit(fault.bit)) % 2 === 1)
              expect(fault.bit).not.toBe(dropped);
        },
      ),
    );
  });
});
