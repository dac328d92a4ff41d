import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  capabilities,
  capabilityNames,
  hasCapability,
} from '#shared/domain/charger/capabilities/capabilities.ts';
import {
  type FeatureName,
  featureNames,
  type OfferInput,
  offered,
  offeredFeature,
} from '#shared/domain/charger/capabilities/offered.ts';
import { nexusProfile } from '#tests/profiles/allProfiles.ts';

const all = 0xffff_ffff;
const input = (changes: Partial<OfferInput> = {}): OfferInput => ({
  model: 'NX-11',
  phases: 3,
  firmware: '1.4.0',
  firmwareNumber: 0x0104_0000,
  capabilities: all,
  door: 'bluetooth',
  access: { state: 'open' },
  modbusFlags: 7,
  isCarPlugged: false,
  ...changes,
});
const without = (bit: number) => all - 2 ** bit;

test('the capabilities are named as in the profile, at the same bits', () => {
  expect(Object.values(nexusProfile().points.get('capabilities')?.bits ?? {})).toEqual([...capabilityNames]);
  expect(hasCapability(2 ** 31, 'practice')).toBe(true);
  expect(capabilities(2 ** 5).filter(({ isThere }) => isThere)).toEqual([{ name: 'rfid', isThere: true }]);
});

test('a charger with everything, open and without a car offers everything over Bluetooth', () => {
  expect(Object.values(offered(input())).every(({ isOffered }) => isOffered)).toBe(true);
});

const cases: readonly (readonly [FeatureName, Partial<OfferInput>, string, Record<string, unknown>])[] = [
  ['cards', { capabilities: without(5) }, 'missing-capability', { capability: 5 }],
  ['schedule', { capabilities: without(15) }, 'missing-capability', { capability: 15 }],
  ['firmware', { capabilities: without(25) }, 'missing-capability', { capability: 25 }],
  ['cards', { capabilities: null }, 'not-read', {}],
  ['ocpp', { capabilities: all - 2 ** 11 - 2 ** 12 }, 'missing-capability', { capability: 11 }],
  ['phase-switching', { phases: 1 }, 'one-phase-model', { model: 'NX-11' }],
  ['cards', { access: { state: 'locked' } }, 'pin-needed', {}],
  ['cards', { access: { state: 'blocked', blockedSeconds: 120 } }, 'pin-blocked', { blockedS: 120 }],
  ['install-limit', { isCarPlugged: true }, 'car-plugged', {}],
  ['install-limit', { isCarPlugged: null }, 'car-unknown', {}],
  ['live', { door: null }, 'door-closed', {}],
  ['pin', { door: 'modbus' }, 'bluetooth-only', {}],
  ['start-stop', { door: 'modbus', modbusFlags: 1 }, 'control-over-modbus-off', {}],
  ['current-limit', { door: 'modbus', modbusFlags: 3 }, 'settings-over-modbus-off', {}],
  ['current-limit', { door: 'modbus', capabilities: without(27) }, 'missing-capability', { capability: 27 }],
  ['current-limit', { door: 'modbus', modbusFlags: null }, 'not-read', {}],
  ['current-limit', { door: 'modbus', access: { state: 'locked' } }, 'pin-needed', {}],
  ['factory-reset', { door: 'modbus', access: { state: 'locked' } }, 'pin-needed', {}],
  [
    'schedule',
    { neededFirmware: { schedule: { number: 0x0105_0000, text: '1.5.0' } } },
    'firmware-too-old',
    { firmware: '1.4.0', needed: '1.5.0' },
  ],
];

describe('what is missing says why', () => {
  test.each(cases)('%s with %j: %s', (name, changes, reason, params) => {
    expect(offeredFeature(name, input(changes))).toMatchObject({ isOffered: false, reason, params });
  });
});

test('over Bluetooth only live values are free, over Modbus reading and control are', () => {
  const free = (door: 'bluetooth' | 'modbus') =>
    featureNames.filter(
      (name) => offeredFeature(name, input({ door, access: { state: 'locked' } })).isOffered,
    );
  expect(free('bluetooth')).toEqual(['live']);
  expect(free('modbus')).toContain('history');
  expect(free('modbus')).toContain('start-stop');
  expect(free('modbus')).not.toContain('cards');
});

test('one capability of two is enough for OCPP', () => {
  expect(offeredFeature('ocpp', input({ capabilities: without(12) })).isOffered).toBe(true);
});

test('what the model lacks is never asked to be unlocked', () => {
  expect(
    offeredFeature(
      'cards',
      input({ capabilities: without(5), access: { state: 'locked' }, isCarPlugged: true }),
    ),
  ).toMatchObject({
    reason: 'missing-capability',
    isRemovable: false,
  });
});

test('a feature is never offered without its capability, whatever else is open', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: all }), (bitmap) => {
      const found = offered(input({ capabilities: bitmap }));
      if (!hasCapability(bitmap, 'rfid')) expect(found.cards.isOffered).toBe(false);
      if (!hasCapability(bitmap, 'file-transfer')) expect(found.firmware.isOffered).toBe(false);
      if (!hasCapability(bitmap, 'history')) expect(found.history.isOffered).toBe(false);
      expect(found.live.isOffered).toBe(true);
    }),
  );
});
