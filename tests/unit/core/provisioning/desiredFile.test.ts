import { expect, test } from 'vitest';
import { parseDesiredFile } from '#core/provisioning/desiredFile.ts';
import { bundledStore } from '#tests/profiles/allProfiles.ts';

const [profile] = bundledStore.profiles();
if (!profile) throw new Error('no bundled profile');
const parse = (text: string) => parseDesiredFile(text, { file: 'want.yaml', profile, hardwareMaxA: 32 });
const points = (...lines: string[]) => `points:\n${lines.map((line) => `  ${line}\n`).join('')}`;

test('reads amperes, addresses, words and text as the point means them', () => {
  const { values, generation } = parse(
    `generation: 7\n${points(
      'settings.maxCurrent: 13 A',
      'network.address: 192.168.1.20',
      'wifi.ssid: 0042',
      'failsafe.defaultTimeout: 30',
      'modbus.flags: 3',
    )}`,
  );
  expect(generation).toBe(7);
  expect(values).toEqual({
    'settings.maxCurrent': 13,
    'network.address': '192.168.1.20',
    'wifi.ssid': '0042',
    'failsafe.defaultTimeout': 30,
    'modbus.flags': 3,
  });
});

test('names every line that is wrong, each with what is allowed, and never a secret', () => {
  const text = points(
    'settings.maxCurrent: 16 kW',
    'settings.nope: 1',
    'settings.bootCurrent: 45 A',
    `wifi.password: ${'geheim'.repeat(20)}`,
    'settings.installLimit: 16 A',
  );
  const problems =
    'settings.maxCurrent 16 kW · settings.nope · settings.bootCurrent 45 A (6 A–32 A) · wifi.password …';
  expect(() => parse(text)).toThrow(
    expect.objectContaining({
      code: 'desired.refused',
      details: { file: 'want.yaml', count: 4, problems },
    }),
  );
});

test.each([
  ['an unknown point', points('settings.nope: 1'), 'point.unknown'],
  ['a value out of range', points('settings.maxCurrent: 41 A'), 'point.out-of-range'],
  ['more than the hardware takes', points('settings.maxCurrent: 40 A'), 'point.out-of-range'],
  ['a wrong unit', points('settings.maxCurrent: 13 V'), 'point.bad-value'],
  ['a word for a number', points('settings.maxCurrent: lots'), 'point.bad-value'],
  ['an address that is none', points('network.address: 1.2.3.400'), 'point.bad-value'],
  ['a point that is only read', points('meter.power: 3'), 'point.read-only'],
  ['an action', points('command.run: 1'), 'point.read-only'],
  ['a PIN', points('access.pin: 1000000'), 'point.read-only'],
  ['a key twice', points('settings.maxCurrent: 13 A', 'settings.maxCurrent: 10 A'), 'file.invalid'],
  ['an unknown key', `${points('settings.maxCurrent: 13 A')}sites: 1\n`, 'file.invalid'],
  ['a list', '- settings.maxCurrent: 13', 'file.invalid'],
  ['nested values', points('settings:', '  maxCurrent: 13'), 'file.invalid'],
  ['no points', 'points: {}\n', 'file.invalid'],
  ['nothing', '', 'file.invalid'],
  ['broken YAML', 'points: [', 'file.invalid'],
  ['an alias', 'points: &a\n  settings.language: en\n  x: *a\n', 'file.invalid'],
  ['a generation that is none', `generation: soon\n${points('settings.maxCurrent: 13 A')}`, 'file.invalid'],
  ['too much', points(`settings.language: ${'x'.repeat(300_000)}`), 'file.invalid'],
])('refuses the whole file for %s', (_what, text, code) => {
  expect(() => parse(text)).toThrow(expect.objectContaining({ code }));
});

test.each([
  ['settings.maxCurrent: 6.5 A', 'settings.maxCurrent'],
  ['clock.timezone: nonsense', 'clock.timezone'],
])('refuses %s', (line, point) => {
  expect(() => parse(points(line))).toThrow(
    expect.objectContaining({ code: 'point.bad-value', details: expect.objectContaining({ point }) }),
  );
});
