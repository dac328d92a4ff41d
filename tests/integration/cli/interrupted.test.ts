import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';
import { createDesk, type Desk, nexus, startNexus } from './nexus.ts';

let site: PracticeSite;
let desk: Desk;

beforeAll(async () => {
  site = await startSite({ chargers: 2, speed: 20 });
});
afterAll(async () => {
  await site.stop();
});

const applyTo = (serial: string) => {
  const points = [
    'settings.maxCurrent: 13 A',
    'wifi.mode: 1',
    `wifi.ssid: ${site.ready.wifi.ssid}`,
    `wifi.password: ${site.ready.wifi.password}`,
    'modbus.flags: 3',
  ];
  const file = desk.file('job.yaml', `points:\n${points.map((line) => `  ${line}\n`).join('')}`);
  return [
    ...['apply', `ble:${serial}`, '--desired', file, '--site', 'Dům', '--yes'],
    ...['--radio', site.ready.radio ?? '', '--data', desk.data],
    ...['--pin-file', desk.file('pin', '000000'), '--new-pin-file', desk.file('new-pin', '482917')],
  ];
};

test('Ctrl-C during a write finishes the step, and the log says what was written', async () => {
  desk = createDesk();
  const serial = site.ready.chargers[0]?.serial ?? '';
  const running = startNexus(applyTo(serial));
  await running.said('store 0/4');
  running.child.kill('SIGINT');
  const { code, stderr } = await running.ended;
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('cancelled') });
  expect(await site.truth(serial)).toMatchObject({ 'settings.maxCurrent': 13, 'modbus.flags': 0 });
  expect((await desk.log()).map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['snapshot', 'done'],
    ['intent', 'open'],
    ['write', 'done'],
  ]);
  desk.remove();
});

test('killed while writing, the log shows an interrupted step and the charger can be written again', async () => {
  desk = createDesk();
  const serial = site.ready.chargers[1]?.serial ?? '';
  const args = applyTo(serial);
  const running = startNexus(args);
  // From here on every answer takes its time: the intent of the doors is in the log, its outcome is not.
  await running.said('doors 0/1');
  await site.control(`/chargers/${serial}/faults`, { delayMs: 1_500 });
  await expect
    .poll(async () => (await desk.log()).at(-1)?.details['purpose'], { timeout: 20_000 })
    .toBe('doors');
  running.child.kill('SIGKILL');
  await running.ended;
  await site.control(`/chargers/${serial}/faults`, { clear: true });

  const entries = await desk.log();
  expect(entries.at(-1)).toMatchObject({
    kind: 'interrupted',
    outcome: 'interrupted',
    chargerSerial: serial,
    changes: [{ point: 'modbus.flags', wanted: 3, result: 'unknown' }],
  });
  const verified = await nexus(['verify-log', '--json', '--data', desk.data]);
  expect(verified.json).toMatchObject([{ brokenAt: null, entries: entries.length }]);
  expect(await site.truth(serial)).toMatchObject({ 'settings.maxCurrent': 13, 'modbus.flags': 0 });

  const again = await nexus([...args, '--pin-file', desk.file('pin', '482917'), '--json']);
  expect(again).toMatchObject({ code: 0, json: [{ door: 'modbus', address: expect.any(String) }] });
  expect(await site.truth(serial)).toMatchObject({ 'modbus.flags': 3 });
  desk.remove();
}, 60_000);
