import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fleetFindings } from '#shared/domain/fleet/fleetFindings.ts';
import { fleetRules, rowList } from '#shared/domain/fleet/fleetRules.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import { networkRules } from '#shared/domain/networkFindings.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

const rowOf = (row: number, values: PointValues = {}, more: Partial<FleetRow> = {}): FleetRow => ({
  row,
  target: `ble:NX-${row}`,
  serial: null,
  socket: null,
  leader: false,
  phases: null,
  rotation: null,
  values,
  ...more,
});

const steered: PointValues = {
  'settings.maxCurrent': 16,
  'failsafe.defaultCurrent': 6,
  'failsafe.defaultTimeout': 60,
  'failsafe.defaultAction': 1,
  'loadBalancing.mode': 0,
  'modbus.flags': 3,
  'wifi.mode': 1,
  'wifi.ssid': 'Depot',
};
const noLoad = { l1: 0, l2: 0, l3: 0 };

const found = (rows: readonly FleetRow[], more: Omit<Parameters<typeof fleetFindings>[0], 'rows'> = {}) =>
  fleetFindings({ rows, ...more });
const rulesOf = (rows: readonly FleetRow[], level = 'refuse') =>
  found(rows)
    .filter((finding) => finding.level === level)
    .map(({ rule, rows: at }) => [rule, at]);

describe('what only one charger may have', () => {
  test.each<[string, FleetRow, FleetRow, string, string]>([
    ['a target', rowOf(2), rowOf(3, {}, { target: 'ble:nx-2' }), 'fleet-target-twice', 'refuse'],
    [
      'a serial',
      rowOf(2, {}, { serial: 'A1' }),
      rowOf(3, {}, { serial: 'a1' }),
      'fleet-serial-twice',
      'refuse',
    ],
    [
      'an address',
      rowOf(2, { 'network.address': '10.0.0.5' }),
      rowOf(3, { 'network.address': '10.0.0.5', 'modbus.port': 503 }),
      'fleet-address-twice',
      'refuse',
    ],
    [
      'a hostname',
      rowOf(2, { 'network.hostname': 'Bay-1' }),
      rowOf(3, { 'network.hostname': 'bay-1' }),
      'fleet-hostname-twice',
      'refuse',
    ],
    [
      'a name at the back end',
      rowOf(2, { 'ocpp.identity': 'CP1' }),
      rowOf(3, { 'ocpp.identity': 'CP1' }),
      'fleet-ocpp-identity-twice',
      'refuse',
    ],
    [
      'a socket',
      rowOf(2, {}, { socket: 'Bay 1' }),
      rowOf(3, {}, { socket: 'bay 1' }),
      'fleet-socket-twice',
      'warn',
    ],
  ])('%s twice is found', (_, first, second, rule, level) => {
    expect(rulesOf([first, rowOf(9), second], level)).toEqual([[rule, [2, 3]]]);
  });

  test.each([
    ['modbus://box:502/1', 'modbus://BOX:502/255', [['fleet-unit-twice', [2, 3]]]],
    ['modbus://box:502/0', 'modbus://box:502/1', [['fleet-unit-twice', [2, 3]]]],
    ['modbus://box:502/1', 'modbus://box:502/1', [['fleet-target-twice', [2, 3]]]],
    ['modbus://box:502/1', 'modbus://box:502/2', []],
    ['modbus://box:502/1', 'modbus://box:503/1', []],
  ])('%s and %s: units of one host are told apart', (first, second, rules) => {
    expect(rulesOf([rowOf(2, {}, { target: first }), rowOf(3, {}, { target: second })])).toEqual(rules);
  });

  test('chargers of the practice site share their address, not their port', () => {
    const at = (row: number, port: number) =>
      rowOf(
        row,
        { 'network.address': '127.0.0.1', 'modbus.port': port },
        { target: `modbus://127.0.0.1:${port}/1` },
      );
    expect(rulesOf([at(2, 1502), at(3, 1503)])).toEqual([]);
    expect(rulesOf([at(2, 1502), at(3, 1502)]).map(([rule]) => rule)).toContain('fleet-address-twice');
  });

  test('an address that is the gateway of another, or where another is reached, is found', () => {
    const rows = [rowOf(2, { 'network.address': '10.0.0.1' }), rowOf(3, { 'network.gateway': '10.0.0.1' })];
    expect(rulesOf(rows)).toEqual([['fleet-address-is-gateway', [2]]]);
    const taken = [
      rowOf(2, { 'network.address': '10.0.0.7' }),
      rowOf(3, {}, { target: 'modbus://10.0.0.7:502/1' }),
    ];
    expect(rulesOf(taken, 'warn')).toEqual([['fleet-address-in-use', [2, 3]]]);
  });

  test('an address beside DHCP, and 0.0.0.0, are none', () => {
    const dhcp = { 'network.address': '10.0.0.5', 'network.ipMode': 0 };
    expect(rulesOf([rowOf(2, dhcp), rowOf(3, dhcp)])).toEqual([]);
    expect(
      rulesOf([rowOf(2, { 'network.address': '0.0.0.0' }), rowOf(3, { 'network.address': '0.0.0.0' })]),
    ).toEqual([]);
  });
});

describe('leaders', () => {
  const meter = {
    'loadBalancing.mode': 1,
    'loadBalancing.meterSource': 2,
    'loadBalancing.meterPort': 502,
    'loadBalancing.meterUnit': 1,
    'modbus.flags': 3,
    'wifi.mode': 1,
    'wifi.ssid': 'Depot',
  };
  const by = (row: number, meterIp: string) => rowOf(row, { ...meter, 'loadBalancing.meterIp': meterIp });
  test('two named in the table are refused', () => {
    expect(rulesOf([rowOf(2, {}, { leader: true }), rowOf(3), rowOf(4, {}, { leader: true })])).toEqual([
      ['fleet-two-leaders', [2, 4]],
    ]);
  });
  test('two that follow one meter are refused, with the meter', () => {
    const [finding] = found([by(2, '10.0.0.9'), by(3, '10.0.0.9')]);
    expect(finding).toMatchObject({
      rule: 'fleet-same-meter',
      params: { meter: '10.0.0.9:502/1', rows: '2–3' },
    });
    expect(rulesOf([by(2, '10.0.0.8'), by(3, '10.0.0.9')])).toEqual([]);
  });
  test('a clamp has no address, so whether it is the same house stays open', () => {
    const clamp = { ...meter, 'loadBalancing.meterSource': 3 };
    expect(rulesOf([rowOf(2, clamp), rowOf(3, clamp)], 'open-point')).toContainEqual([
      'fleet-meters-unclear',
      [2, 3],
    ]);
  });
});

describe('doors', () => {
  const close = { 'modbus.flags': 3 };
  const wifi = { 'wifi.mode': 1, 'wifi.ssid': 'Depot' };
  test('a row that closes Bluetooth needs Wi-Fi in the row, on the charger, or a cable', () => {
    expect(rulesOf([rowOf(2, close)])).toEqual([['fleet-closes-without-wifi', [2]]]);
    expect(rulesOf([rowOf(2, { ...close, 'wifi.mode': 2, 'wifi.ssid': 'x' })])).toHaveLength(1);
    expect(rulesOf([rowOf(2, { ...close, ...wifi })])).toEqual([]);
    for (const values of [wifi, { capabilities: 512 }])
      expect(found([rowOf(2, close)], { found: new Map([['ble:NX-2', values]]) })).toEqual([]);
  });
  test('OCPP or load balancing without the Modbus server leaves no door for us', () => {
    for (const closing of [{ 'ocpp.mode': 16 }, { 'loadBalancing.mode': 1 }]) {
      expect(rulesOf([rowOf(2, { ...wifi, ...closing })])).toEqual([['fleet-closes-without-server', [2]]]);
      expect(rulesOf([rowOf(2, { ...wifi, ...closing, 'modbus.flags': 1 })])).toEqual([]);
    }
  });
  test('a row reached over Modbus does not turn its server off', () => {
    const target = 'modbus://10.0.0.7:502/1';
    expect(rulesOf([rowOf(2, { 'modbus.flags': 0 }, { target })])).toEqual([
      ['fleet-closes-without-server', [2]],
    ]);
    expect(rulesOf([rowOf(2, { 'settings.maxCurrent': 10 }, { target })])).toEqual([]);
  });
  test('the watchdog stays on where a controller steers', () => {
    expect(rulesOf([rowOf(2, { ...steered, 'failsafe.defaultTimeout': 0 })])).toEqual([
      ['fleet-watchdog-off', [2]],
    ]);
  });
});

test('a fixed address is checked like that of a single charger', () => {
  const fixed = { 'network.ipMode': 1, 'network.address': '10.0.0.255', 'network.netmask': '255.255.255.0' };
  expect(found([rowOf(2, fixed)])).toEqual([
    {
      rule: 'address-of-network',
      level: 'refuse',
      field: 'network.address',
      params: { address: '10.0.0.255' },
      rows: [2],
    },
  ]);
});

test('a limit above the one around it is pointed out', () => {
  const rows = [rowOf(2, { 'settings.maxCurrent': 20, 'settings.installLimit': 16 })];
  expect(rulesOf(rows, 'warn')).toEqual([['fleet-limit-order', [2]]]);
});

describe('the sum of the fall-backs', () => {
  const many = (count: number, values: PointValues = steered) =>
    Array.from({ length: count }, (_, index) => rowOf(index + 2, values));
  const sumsOf = (rows: readonly FleetRow[], limitA: number, otherLoadA = noLoad) =>
    found(rows, { circuit: { limitA, otherLoadA } }).filter(({ rule }) => rule.startsWith('fleet-sum'));

  test('carries its numbers when it fits and when it does not', () => {
    expect(sumsOf(many(10), 63)[0]).toMatchObject({
      rule: 'fleet-sum-fits',
      params: { phase: 'L1', chargersA: 60, otherA: 0, sumA: 60, limitA: 63 },
    });
    expect(
      sumsOf(many(10), 63, { l1: 2, l2: 3.5, l3: -20 }).map(({ rule, params }) => [rule, params['sumA']]),
    ).toEqual([
      ['fleet-sum-fits', 62],
      ['fleet-sum-above', 63.5],
      ['fleet-sum-fits', 60],
    ]);
  });
  test('counts a one-phase charger on its phase, on all without the rotation', () => {
    const one = (rotation: FleetRow['rotation']) => rowOf(2, steered, { phases: 1, rotation });
    const sums = (row: FleetRow) => sumsOf([row], 63).map(({ params }) => params['sumA']);
    expect(sums(one('L2L3L1'))).toEqual([0, 6, 0]);
    expect(sums(one(null))).toEqual([6, 6, 6]);
  });
  test.each<[string, PointValues, number]>([
    ['a charger nobody steers counts with its own limit', { 'modbus.flags': 0 }, 16],
    [
      'a charger that holds the last set-point counts with its own limit',
      { 'failsafe.defaultAction': 2 },
      16,
    ],
    [
      'a charger with its own meter counts with what it takes without it',
      { 'loadBalancing.mode': 1, 'loadBalancing.meterLossCurrent': 8 },
      8,
    ],
    ['a fall-back above the own limit counts with the limit', { 'failsafe.defaultCurrent': 30 }, 16],
    ['a pause counts nothing', { 'failsafe.defaultCurrent': 0 }, 0],
  ])('%s', (_, values, sumA) => {
    expect(sumsOf([rowOf(2, { ...steered, ...values })], 63)[0]?.params['sumA']).toBe(sumA);
  });
  test('takes what was found where the table is silent', () => {
    const rows = [rowOf(2, { 'failsafe.defaultCurrent': 10 })];
    const circuit = { limitA: 63, otherLoadA: noLoad };
    const findings = found(rows, { circuit, found: new Map([['ble:NX-2', steered]]) });
    expect(findings.map(({ rule }) => rule)).toEqual(['fleet-sum-fits', 'fleet-sum-fits', 'fleet-sum-fits']);
    expect(findings[0]?.params['sumA']).toBe(10);
  });
  test('stays open while a charger could still draw too much', () => {
    expect(sumsOf([rowOf(2, { 'settings.maxCurrent': 16 })], 20)[0]?.rule).toBe('fleet-sum-fits');
    expect(sumsOf([rowOf(2, { 'settings.maxCurrent': 16 })], 10)[0]).toMatchObject({
      rule: 'fleet-sum-open',
      rows: [2],
    });
    expect(sumsOf([rowOf(2)], 1000)[0]?.rule).toBe('fleet-sum-open');
  });
  test('says what it took for granted', () => {
    const findings = found([rowOf(2, { 'failsafe.defaultCurrent': 6 })], { circuit: { limitA: 63 } });
    expect(findings.filter(({ level }) => level === 'open-point').map(({ rule }) => rule)).toEqual([
      'fleet-fallback-assumed',
      'fleet-other-load-unknown',
    ]);
    expect(found(many(2)).map(({ rule }) => rule)).toEqual(['fleet-limit-unknown']);
  });
  test('is refused exactly when it is above the limit, for any table', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 16 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 6, max: 200 }),
        (fallbacks, limitA) => {
          const rows = fallbacks.map((currentA, index) =>
            rowOf(index + 2, { ...steered, 'failsafe.defaultCurrent': currentA }),
          );
          const sumA = fallbacks.reduce((sum, currentA) => sum + currentA, 0);
          const isAbove = sumsOf(rows, limitA).every(({ rule }) => rule === 'fleet-sum-above');
          expect(isAbove).toBe(sumA > limitA);
        },
      ),
    );
  });
});

test('rows are listed as a person reads them', () => {
  expect(rowList([7, 2, 3, 4, 9])).toBe('2–4, 7, 9');
});

test('findings carry what their rule declares, and the same table gives the same findings', () => {
  const value = fc.constantFrom<PointValues>(
    steered,
    {},
    { 'network.address': '10.0.0.5', 'network.ipMode': 1 },
    { 'modbus.flags': 3 },
    { 'loadBalancing.mode': 1 },
  );
  const anyRow = fc.record({ values: value, leader: fc.boolean(), number: fc.integer({ min: 1, max: 5 }) });
  fc.assert(
    fc.property(
      fc.array(anyRow, { maxLength: 12 }),
      fc.option(fc.integer({ min: 6, max: 100 }), { nil: undefined }),
      (specs, limitA) => {
        const rows = specs.map(({ values, leader, number }, index) =>
          rowOf(index + 2, values, { leader, target: `ble:${number}` }),
        );
        const more = limitA === undefined ? {} : { circuit: { limitA } };
        const findings = found(rows, more);
        expect(found(structuredClone(rows), more)).toEqual(findings);
        const rules: Readonly<Record<string, { level: string; params: readonly string[] }>> = {
          ...fleetRules,
          ...networkRules,
        };
        for (const { rule, level, params } of findings) {
          expect(level).toBe(rules[rule]?.level);
          expect(Object.keys(params).toSorted()).toEqual([...(rules[rule]?.params ?? [])].toSorted());
        }
      },
    ),
  );
});
