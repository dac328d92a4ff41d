import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { chargerIdentity, siteWifi } from '#simulator/site/identities.ts';
import { chooseRadioPath } from '#simulator/site/radioPath.ts';
import { parseSiteOptions } from '#simulator/site/siteOptions.ts';
import { openStateFile } from '#simulator/site/stateFile.ts';

const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

test('the same seed gives the same chargers and the same Wi-Fi', () => {
  expect(chargerIdentity(7, 1)).toEqual(chargerIdentity(7, 1));
  expect(siteWifi(7)).toEqual(siteWifi(7));
  expect(siteWifi(8)).not.toEqual(siteWifi(7));
  expect(chargerIdentity(8, 1).serial).not.toBe(chargerIdentity(7, 1).serial);
});

test('a hundred chargers differ in the last four characters of their serials', () => {
  const all = Array.from({ length: 100 }, (_, index) => chargerIdentity(7, index));
  expect(new Set(all.map(({ serial }) => serial.slice(-4))).size).toBe(100);
  expect(new Set(all.map(({ address }) => address)).size).toBe(100);
  for (const { serial, name, address } of all) {
    expect(name).toBe(`NEXUS-${serial.slice(-4)}`);
    expect(address).toMatch(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/);
  }
});

test('options have defaults and take every form', () => {
  expect(parseSiteOptions(['--dir', 'd'])).toEqual({
    chargers: 1,
    seed: 1,
    dir: 'd',
    speed: 1,
    commissioned: false,
    firmware: [],
    watchParent: false,
  });
  const all = [
    '--chargers=2',
    '--seed',
    '7',
    '--dir',
    'd',
    '--speed',
    '2.5',
    '--commissioned',
    '--watch-parent',
  ];
  expect(parseSiteOptions(all)).toMatchObject({ chargers: 2, seed: 7, speed: 2.5, commissioned: true });
});

test.each([
  [[]],
  [['--dir', '']],
  [['--dir', 'd', '--firmware', '1.4']],
  [['--dir', 'd', '--firmware', '1.4.0,01.4.2']],
  [['--dir', 'd', '--chargers', '0']],
  [['--dir', 'd', '--chargers', '101']],
  [['--dir', 'd', '--chargers', '1e1']],
  [['--dir', 'd', '--speed', '0']],
  [['--dir', 'd', '--seed=-1']],
  [['--dir', 'd', '--unknown']],
  [['--dir', 'd', 'extra']],
])('refuses the arguments %j', (args) => {
  expect(() => parseSiteOptions(args)).toThrow();
});

test('a state file gives back what was saved, and the port', () => {
  const path = join(temporaryFolder(), 'chargers', 'one.json');
  const fresh = openStateFile(path);
  expect(fresh.modbusPort).toBeUndefined();
  const state = fresh.persistence(12_345);
  expect(state.load()).toBeUndefined();
  state.save({ a: 1 });
  const again = openStateFile(path);
  expect(again.modbusPort).toBe(12_345);
  expect(again.persistence(12_345).load()).toEqual({ a: 1 });
});

test('a damaged state file is handed over as it is', () => {
  const path = join(temporaryFolder(), 'one.json');
  writeFileSync(path, '{"modbusPort": 123');
  const damaged = openStateFile(path);
  expect(damaged.modbusPort).toBeUndefined();
  expect(damaged.persistence(2000).load()).toBe('{"modbusPort": 123');
  damaged.persistence(2000).save({ b: 2 });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ modbusPort: 2000, charger: { b: 2 } });
});

test('a long site folder moves the radio socket to a short path', () => {
  const short = chooseRadioPath(temporaryFolder(), 'linux');
  expect(short.path).toMatch(/radio\.sock$/);
  const long = chooseRadioPath(join(temporaryFolder(), 'x'.repeat(90)), 'linux');
  onTestFinished(() => long.remove());
  expect(long.path.length).toBeLessThan(104);
  expect(chooseRadioPath('anywhere', 'win32').path).toContain('pipe');
});
