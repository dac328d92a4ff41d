import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';
import { createDesk, type Desk, nexus, startNexus } from './nexus.ts';

let site: PracticeSite;
let desk: Desk;
let serial: string;

beforeAll(async () => {
  site = await startSite({ chargers: 1, speed: 20 });
  desk = createDesk();
  serial = site.ready.chargers[0]?.serial ?? '';
});
afterAll(async () => {
  await site.stop();
  desk.remove();
});

const common = () => ['--data', desk.data, '--radio', site.ready.radio ?? '', '--json'];
const pin = () => ['--pin-file', desk.file('pin', '000000\n')];
const set = (...words: string[]) =>
  nexus(['set', `ble:${serial}`, ...words, '--site', 'Dům', '--yes', ...common(), ...pin()]);

test('the status says in code and in words what the charger does and whose its limit is', async () => {
  const { code, json } = await nexus(['status', `ble:${serial}`, ...common()]);
  expect({ code, json }).toMatchObject({
    code: 0,
    json: [{ serial, state: 'no-car', isStale: false, faults: [], values: { 'state.charge': 1 } }],
  });
  const words = ['status', `ble:${serial}`, ...common().filter((word) => word !== '--json')];
  const { stdout } = await nexus(words, { env: { LANG: 'de_DE.UTF-8' } });
  expect(stdout).toContain('Kein Fahrzeug');
  expect(stdout).toContain('session.authSource: niemand\n');
  expect(stdout).toContain('session.card: –\n');
});

test('a fault is named, and a value that is not known is null', async () => {
  await site.control(`/chargers/${serial}/faults`, { codes: [4] });
  const { json } = await nexus(['status', `ble:${serial}`, ...common()]);
  await site.control(`/chargers/${serial}/faults`, { codes: [] });
  // A fault that is over stays latched until it is cleared or the charger starts anew.
  await site.control(`/chargers/${serial}/reboot`, {});
  expect(json).toMatchObject([{ state: 'fault-named', faults: [4] }]);
  expect(json[0]?.['values']).toMatchObject({ 'temperature.evPlug': null });
});

test('a watch tells every second until Ctrl-C and then ends with 0', async () => {
  const { child, ended } = startNexus(['status', `ble:${serial}`, '--watch', ...common()]);
  let lines = 0;
  while (lines < 3) {
    const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer];
    lines += chunk.toString().split('\n').length - 1;
  }
  child.kill('SIGINT');
  const { code, json } = await ended;
  expect(code).toBe(0);
  const times = json.map(({ atMs }) => Number(atMs));
  expect(times.toSorted((a, b) => a - b)).toEqual(times);
  expect(json).toContainEqual(expect.objectContaining({ serial, isStale: false }));
});

test('a value is set, read back, logged, and proven as apply proves it', async () => {
  const { code, json } = await set('settings.maxCurrent=13 A', 'display.brightness=40');
  expect({ code, json }).toMatchObject({
    code: 0,
    json: [
      {
        serial,
        proof: [
          { point: 'display.brightness', found: 40, result: 'in-force' },
          { point: 'settings.maxCurrent', before: 6, wanted: 13, found: 13, result: 'in-force' },
        ],
      },
    ],
  });
  expect(await site.truth()).toMatchObject({ 'settings.maxCurrent': 13, 'display.brightness': 40 });
  expect((await desk.log()).map(({ kind }) => kind)).toContain('write');
});

test.each([
  [['settings.maxCurrent=40'], 'point.out-of-range'],
  [['settings.maxCurrent=5 A'], 'point.out-of-range'],
  [['settings.nope=1'], 'point.unknown'],
  [['meter.power=1'], 'point.read-only'],
  [['settings.maxCurrent=13 V'], 'point.bad-value'],
])('refuses %j before anything is written: %s', async (words, code) => {
  const before = await site.truth();
  expect(await set(...words)).toMatchObject({ code: 1, json: [{ error: { code } }] });
  expect((await site.truth())['generation.settings']).toBe(before['generation.settings']);
});

test.each([
  [['settings.maxCurrent']],
  [['settings.maxCurrent=13', 'settings.maxCurrent=16']],
  [['wifi.password=secret12']],
  [[]],
])('is wrong usage: set %j', async (words) => {
  const { code, stdout } = await set(...words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

test('nothing is set without a yes; without a site it is logged without one', async () => {
  const words = ['set', `ble:${serial}`, 'display.brightness=35', ...common()];
  expect(await nexus([...words, '--site', 'Dům'])).toMatchObject({ code: 2 });
  expect(await nexus([...words, ...pin(), '--yes'])).toMatchObject({ code: 0 });
  const last = (await desk.log()).findLast(({ kind }) => kind === 'write');
  expect(last).toMatchObject({ siteId: null });
});
