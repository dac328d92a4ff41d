import { describe, expect, test } from 'vitest';
import type { PointValue } from '#shared/domain/pointValue.ts';
import { checkRange } from '#shared/profile/checkRange.ts';
import { parsePointText } from '#shared/profile/parsePointText.ts';
import { encodePoint } from '#shared/profile/pointCodec.ts';
import { nexusPoint } from '#tests/profiles/allProfiles.ts';

const refusal = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
};
const check = (name: string, value: PointValue) =>
  refusal(() => checkRange(nexusPoint(name), value, { hardwareMax: 32 }));

describe('the range check', () => {
  test('refuses 40 A on a 32 A box', () => {
    expect(check('limit.current', 40)).toMatchObject({
      code: 'point.out-of-range',
      details: { point: 'limit.current', value: '40 A', min: '6 A', max: '32 A' },
    });
  });
  test.each([
    ['limit.current', 0],
    ['limit.current', 6],
    ['limit.current', 32],
    ['limit.current', 'none'],
    ['failsafe.timeout', 0],
    ['failsafe.timeout', 5],
    ['safety.flags', 3],
    ['schedule.1.flags', 0x807f],
    ['wifi.password', ''],
    ['ocpp.url', ''],
    ['network.address', '10.0.0.7'],
  ])('lets %s = %s through', (name, value) => expect(check(name, value)).toBeUndefined());

  test.each([
    ['limit.current', 5.999, 'point.out-of-range'],
    ['limit.current', 13.0005, 'point.bad-value'],
    ['limit.current', null, 'point.bad-value'],
    ['limit.current', '13', 'point.bad-value'],
    ['limit.current', Number.NaN, 'point.out-of-range'],
    ['settings.maxCurrent', 'none', 'point.bad-value'],
    ['failsafe.timeout', 4, 'point.out-of-range'],
    ['safety.flags', 4, 'point.out-of-range'],
    ['schedule.1.flags', 0x80, 'point.out-of-range'],
    ['loadBalancing.mode', 2, 'point.bad-value'],
    ['wifi.password', 'short', 'point.out-of-range'],
    ['wifi.ssid', 'ř'.repeat(17), 'point.out-of-range'],
    ['network.address', '10.0.0.256', 'point.bad-value'],
    ['network.address', '10.0.0', 'point.bad-value'],
    ['network.address', '010.0.0.1', 'point.bad-value'],
    ['cards.1.uid', '04a1', 'point.bad-value'],
    ['limit.active', 6, 'point.read-only'],
  ] as const)('refuses %s = %s', (name, value, code) => expect(check(name, value)).toMatchObject({ code }));

  test('never repeats a secret', () => {
    expect(JSON.stringify(check('wifi.password', 'short'))).not.toContain('short');
    expect(JSON.stringify(check('wifi.password', 'tajné heslo š'))).not.toContain('heslo');
  });
});

test('an empty secret is written as "delete the stored one"', () => {
  const [first, ...rest] = encodePoint(nexusPoint('wifi.password'), '');
  expect([first, new Set(rest)]).toEqual([0xffff, new Set([0])]);
});

describe('text from people', () => {
  const parse = (name: string, text: string) => parsePointText(nexusPoint(name), text);

  test.each([
    ['settings.maxCurrent', '13 A', 13],
    ['settings.maxCurrent', '13', 13],
    ['settings.maxCurrent', ' 13.5A ', 13.5],
    ['limit.current', 'none', 'none'],
    ['limit.current', 'no-limit', 'none'],
    ['limit.current', 'pause', 0],
    ['network.ipMode', 'static', 1],
    ['network.ipMode', '1', 1],
    ['clock.ntp', 'on', 1],
    ['settings.startMode', 'Plug and charge', 0],
    ['modbus.flags', 'server, control', 3],
    ['modbus.flags', '3', 3],
    ['modbus.flags', 'none', 0],
    ['failsafe.defaultTimeout', 'off', 0],
    ['failsafe.defaultTimeout', '60 s', 60],
    ['network.address', '192.168.1.2', '192.168.1.2'],
    ['wifi.ssid', ' with spaces ', ' with spaces '],
    ['cards.1.uid', '04:A1:B2:C3', '04a1b2c3000000000000'],
    ['derating.start', '-5 °C', -5],
  ])('%s: %s', (name, text, value) => expect(parse(name, text)).toBe(value));

  test.each([
    ['settings.maxCurrent', '13 mA'],
    ['settings.maxCurrent', '13,5 A'],
    ['settings.maxCurrent', 'thirteen'],
    ['settings.maxCurrent', ''],
    ['settings.maxCurrent', '13 A A'],
    ['settings.maxCurrent', '1e1'],
    ['network.ipMode', 'sometimes'],
    ['modbus.flags', 'server, telnet'],
    ['network.address', '192.168.1'],
    ['cards.1.uid', 'xyz'],
  ])('refuses %s: %s', (name, text) =>
    expect(refusal(() => parse(name, text))).toMatchObject({ code: 'point.bad-value' }),
  );
});
