import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanCharger, PlanPoint } from '#shared/domain/configuration/changePlan.types.ts';
import { changesOfPlan, type PlanInput, planChange } from '#shared/domain/configuration/planChange.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

const blocks: Record<string, string> = { wifi: 'N', network: 'N', ocpp: 'O', limit: 'C', control: 'C' };

const pointOf = (name: string): PlanPoint => {
  const block = blocks[name.split('.')[0] ?? ''] ?? 'D';
  const storage = block === 'C' ? 'ram' : 'staged';
  const secret = name === 'wifi.password' || name === 'ocpp.authorizationKey';
  return { block, storage, wearsFlash: storage === 'staged', secret, needsCarUnplugged: false };
};

const factory: PointValues = {
  'settings.maxCurrent': 6,
  'settings.installLimit': 32,
  'settings.bootCurrent': 6,
  'safety.flags': 3,
  'failsafe.defaultTimeout': 60,
  'failsafe.defaultCurrent': 6,
  'modbus.flags': 0,
  'loadBalancing.mode': 0,
  'ocpp.mode': 0,
  'ocpp.flags': 3,
  'wifi.mode': 0,
  'wifi.ssid': '',
  'wifi.state': 0,
  'state.cp': 10,
  'derating.start': 60,
  'derating.stop': 80,
  'commit.confirmTimeout': 0,
  'limit.current': 'none',
};

const charger = (patch: Partial<PlanCharger> = {}): PlanCharger => ({
  serial: 'NX1',
  model: 'NEXUS 32',
  firmware: '1.4.2',
  door: 'bluetooth',
  capabilities: 2 ** 30,
  generation: 4,
  pinIsFactory: true,
  isPractice: false,
  values: factory,
  unreadable: [],
  secretsSet: [],
  ...patch,
});

const plan = (desired: PointValues, patch: Partial<PlanInput> = {}) =>
  planChange({ charger: charger(), desired, secrets: [], canRenewPin: false, pointOf, ...patch });

const refusals = (desired: PointValues, patch: Partial<PlanInput> = {}) =>
  plan(desired, patch)
    .findings.filter(({ level }) => level === 'refuse')
    .map(({ rule }) => rule);

const toNetwork: PointValues = { 'wifi.mode': 1, 'wifi.ssid': 'Site', 'modbus.flags': 3 };

test('a plan for what is already so is empty', () => {
  expect(plan({ 'settings.maxCurrent': 6, 'safety.flags': 3 }).steps).toEqual([]);
});

test('a plan over Bluetooth stores settings, joins the Wi-Fi, renews the PIN and changes doors last', () => {
  const { steps, canApply } = plan(
    { ...toNetwork, 'settings.maxCurrent': 13 },
    { secrets: ['wifi.password'], canRenewPin: true },
  );
  expect(steps.map(({ kind }) => kind)).toEqual(['store', 'join-wifi', 'change-pin', 'doors']);
  expect(steps.at(-1)).toMatchObject({ confirmWithinS: 300, closesBluetooth: true });
  expect(canApply).toBe(true);
});

test('all reasons are told at once', () => {
  expect(
    refusals({
      'modbus.flags': 3,
      'failsafe.defaultTimeout': 0,
      'failsafe.defaultCurrent': 40,
      'safety.flags': 2,
    }),
  ).toEqual([
    'plan-factory-pin',
    'plan-timeout-zero',
    'plan-fail-safe-above-limit',
    'plan-protection-off',
    'plan-no-other-door',
  ]);
});

test('a factory PIN refuses only a plan that closes Bluetooth', () => {
  expect(refusals({ 'settings.maxCurrent': 13 })).toEqual([]);
  expect(refusals(toNetwork, { secrets: ['wifi.password'] })).toEqual(['plan-factory-pin']);
});

test('a plan that closes Bluetooth without another reachable door is refused', () => {
  expect(refusals({ 'modbus.flags': 1 }, { canRenewPin: true })).toContain('plan-no-other-door');
  expect(refusals({ 'loadBalancing.mode': 1 }, { canRenewPin: true })).toContain('plan-no-other-door');
  const values: PointValues = { ...factory, ...toNetwork, 'modbus.flags': 0, 'ocpp.mode': null };
  const unread = charger({ values, secretsSet: ['wifi.password'] });
  expect(refusals({ 'loadBalancing.mode': 1 }, { charger: unread, canRenewPin: true })).toContain(
    'plan-no-other-door',
  );
});

test('a clock is set before a secured back end is', () => {
  const { steps } = plan({ 'ocpp.url': 'wss://example.test/ocpp', 'ocpp.securityProfile': 2 });
  expect(steps.map(({ kind }) => kind)).toEqual(['set-clock', 'store']);
});

test('a secret alone is written only when it is not stored yet or when told to', () => {
  const stored = charger({ secretsSet: ['wifi.password'] });
  const secrets = ['wifi.password'];
  expect(plan({}, { charger: stored, secrets }).steps).toEqual([]);
  expect(plan({}, { charger: stored, secrets, rewriteSecrets: true }).steps).toHaveLength(1);
  expect(changesOfPlan(plan({}, { secrets }))).toMatchObject([
    { point: 'wifi.password', from: null, to: null },
  ]);
});

test('settings over Modbus need the door to allow them, and installation values a car that is away', () => {
  const locked = charger({ door: 'modbus', values: { ...factory, 'modbus.flags': 3, 'state.cp': 12 } });
  expect(refusals({ 'settings.installLimit': 16 }, { charger: locked })).toEqual([
    'plan-modbus-locked',
    'plan-car-plugged',
  ]);
});

test('another model or an older firmware than the template was made on is told', () => {
  const origin = { model: 'NEXUS 40', firmware: '1.10.0' };
  expect(plan({ 'settings.maxCurrent': 13 }, { origin }).findings.map(({ rule }) => rule)).toEqual([
    'plan-other-model',
    'plan-newer-firmware',
    'plan-wears-flash',
  ]);
});

const desiredArbitrary = fc.record(
  {
    'settings.maxCurrent': fc.integer({ min: 6, max: 40 }),
    'settings.installLimit': fc.integer({ min: 6, max: 40 }),
    'settings.bootCurrent': fc.integer({ min: 6, max: 40 }),
    'failsafe.defaultCurrent': fc.integer({ min: 6, max: 40 }),
    'wifi.ssid': fc.string({ maxLength: 8 }),
    'modbus.flags': fc.constantFrom(0, 1, 3, 7),
    'limit.current': fc.constantFrom(0, 6, 16),
  },
  { requiredKeys: [] },
);

test('the same input gives the same plan, byte for byte, whatever the order of the file', () => {
  fc.assert(
    fc.property(desiredArbitrary, (desired) => {
      const reversed = Object.fromEntries(Object.entries(desired).reverse());
      expect(JSON.stringify(plan(reversed as PointValues))).toBe(
        JSON.stringify(plan(desired as PointValues)),
      );
    }),
  );
});

test('a plan after its own values is empty, and doors are never changed before everything else', () => {
  fc.assert(
    fc.property(desiredArbitrary, (desired) => {
      const wanted = desired as PointValues;
      const first = plan(wanted);
      const doors = first.steps.findIndex(({ kind }) => kind === 'doors');
      const behind = doors === -1 ? [] : first.steps.slice(doors + 1);
      expect(behind.every(({ kind }) => kind === 'control')).toBe(true);
      const written = Object.fromEntries(changesOfPlan(first).map(({ point, to }) => [point, to]));
      const values = { ...factory, ...written };
      const next = plan(wanted, {
        charger: charger({ values, pinIsFactory: false, secretsSet: ['wifi.password'] }),
      });
      expect(next.steps).toEqual([]);
    }),
  );
});

test('what acts at once is written again behind a commit, which loads it anew', () => {
  const desired = { 'limit.current': 'none', 'settings.maxCurrent': 13 };
  const { steps } = plan(desired);
  expect(steps.map(({ kind }) => kind)).toEqual(['store', 'control']);
  expect(steps[1]).toMatchObject({ changes: [{ point: 'limit.current', from: 'none', to: 'none' }] });
  expect(plan({ 'limit.current': 'none' }).steps).toEqual([]);
});

test('what acts at once is written behind the doors where the new one takes it', () => {
  const kinds = (flags: number) =>
    plan(
      { ...toNetwork, 'modbus.flags': flags, 'limit.current': 8 },
      { secrets: ['wifi.password'], canRenewPin: true },
    ).steps.map(({ kind }) => kind);
  expect(kinds(3).slice(-2)).toEqual(['doors', 'control']);
  expect(kinds(1).at(-1)).toBe('doors');
});

test('a plan that proves the Wi-Fi ends in joining, also when nothing is to be written', () => {
  const kinds = (desired: PointValues) =>
    plan(desired, { provesWifi: true, secrets: ['wifi.password'], rewriteSecrets: true }).steps.map(
      ({ kind }) => kind,
    );
  expect(kinds({ 'wifi.mode': 1, 'wifi.ssid': 'Site' })).toEqual(['store', 'join-wifi']);
  expect(plan({}, { provesWifi: true }).steps).toEqual([{ kind: 'join-wifi', isReached: true }]);
});

test('a rule speaks about what a plan changes, not about what was there before', () => {
  const values = { ...factory, 'modbus.flags': 3, 'failsafe.defaultTimeout': 0 };
  const unsafe = { charger: charger({ values, door: 'modbus' }) };
  expect(refusals({ 'display.brightness': 40 }, unsafe)).not.toContain('plan-timeout-zero');
  expect(refusals({ 'modbus.flags': 7 }, unsafe)).toContain('plan-timeout-zero');
});

const backEnd: PointValues = {
  'wifi.mode': 1,
  'wifi.ssid': 'Site',
  'ocpp.url': 'ws://csms.example.com/ocpp',
  'ocpp.identity': 'CP001',
  'ocpp.mode': 16,
};

test('OCPP alone leaves no door, so the charger waits for no confirmation and nobody has to reach it', () => {
  const values = { ...factory, 'commit.confirmTimeout': 300 };
  const { steps, findings } = plan(backEnd, {
    charger: charger({ values, pinIsFactory: false }),
    secrets: ['wifi.password'],
  });
  expect(steps.map(({ kind }) => kind)).toEqual(['store', 'join-wifi', 'doors']);
  expect(steps[0]).toMatchObject({
    changes: expect.arrayContaining([expect.objectContaining({ point: 'commit.confirmTimeout', to: 0 })]),
  });
  expect(steps[1]).toEqual({ kind: 'join-wifi', isReached: false });
  expect(steps[2]).toMatchObject({
    ...{ stays: 'none', closesBluetooth: true, confirmWithinS: 0, isTrial: false },
    changes: [{ point: 'ocpp.mode', to: 16 }],
  });
  expect(findings.map(({ rule }) => rule)).toContain('plan-only-back-end');
});

test('OCPP alone is refused without an address or an identity, and with a confirmation nobody can give', () => {
  const known = { charger: charger({ pinIsFactory: false }), secrets: ['wifi.password'] };
  const { 'ocpp.identity': _identity, ...nameless } = backEnd;
  expect(refusals(nameless, known)).toEqual(['plan-no-other-door']);
  expect(refusals({ ...backEnd, 'commit.confirmTimeout': 300 }, known)).toEqual(['plan-nobody-confirms']);
});

test('a trial changes the doors and nothing else, and only where the charger goes back by itself', () => {
  const values = { ...factory, ...backEnd, 'ocpp.mode': 0, 'commit.confirmTimeout': 180 };
  const prepared = charger({ values, secretsSet: ['wifi.password'] });
  const { steps, canApply } = plan({ 'ocpp.mode': 16 }, { charger: prepared, isTrial: true });
  expect(steps).toMatchObject([
    { kind: 'doors', isTrial: true, closesBluetooth: false, confirmWithinS: 180 },
  ]);
  expect(canApply).toBe(true);
  const final = charger({ values: { ...values, 'commit.confirmTimeout': 0 } });
  expect(refusals({ 'ocpp.mode': 16 }, { charger: final, isTrial: true })).toEqual(['plan-trial-final']);
});

test('over Modbus OCPP is confirmed over the same door where the charger waits for it', () => {
  const values = { ...factory, ...backEnd, 'ocpp.mode': 0, 'modbus.flags': 7, 'commit.confirmTimeout': 300 };
  const here = (timeoutS: number) =>
    plan(
      { 'ocpp.mode': 16 },
      {
        charger: charger({
          ...{ door: 'modbus', pinIsFactory: false },
          values: { ...values, 'commit.confirmTimeout': timeoutS },
        }),
      },
    ).steps;
  expect(here(300)).toMatchObject([{ kind: 'doors', stays: 'same', closesBluetooth: false }]);
  expect(here(0)).toMatchObject([{ kind: 'store' }]);
});

test.each([
  [{ 'ocpp.url': 'http://csms.example.com' }, 'url-scheme'],
  [{ 'ocpp.url': 'wss://csms.example.com//ocpp' }, 'url-empty-segment'],
  [{ 'ocpp.url': 'ws://127.0.0.1/ocpp' }, 'url-loopback'],
  [{ 'ocpp.identity': 'a/b' }, 'identity-reserved'],
  [{ 'ocpp.securityProfile': 2 }, 'security-tls-needed, security-key-missing'],
])('OCPP is not turned on with %j', (change, rules) => {
  const known = { charger: charger({ pinIsFactory: false }), secrets: ['wifi.password'] };
  const { findings } = plan({ ...backEnd, ...change }, known);
  expect(findings).toContainEqual(
    expect.objectContaining({ rule: 'plan-back-end-refused', params: { rules } }),
  );
  expect(refusals({ ...backEnd, ...change, 'ocpp.mode': 0 }, known)).not.toContain('plan-back-end-refused');
  expect(refusals(backEnd, known)).toEqual([]);
});
