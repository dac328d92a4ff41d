import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCoreOn } from '#tests/support/coreOnSite.ts';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';
import { createDesk, type Desk, nexus, startNexus } from './nexus.ts';

let site: PracticeSite;
let desk: Desk;

beforeAll(async () => {
  site = await startSite({ chargers: 3, speed: 20 });
});
afterAll(async () => {
  await site.stop();
});

const applyTo = (serial: string, doors: readonly string[] = ['modbus.flags: 3']) => {
  const points = [
    'settings.maxCurrent: 13 A',
    'wifi.mode: 1',
    `wifi.ssid: ${site.ready.wifi.ssid}`,
    `wifi.password: ${site.ready.wifi.password}`,
    ...doors,
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

test('killed while it activated OCPP alone, resume ends on the word of a person and not on silence', async () => {
  desk = createDesk();
  const serial = site.ready.chargers[2]?.serial ?? '';
  const running = startNexus(
    applyTo(serial, ['ocpp.url: ws://127.0.0.1:9/ocpp', 'ocpp.identity: CP001', 'ocpp.mode: 16']),
  );
  // The charger stores it, and its answers come too late.
  await running.said('doors');
  await site.control(`/chargers/${serial}/faults`, { delayMs: 1_500 });
  await expect
    .poll(async () => (await site.truth(serial))['ocpp.mode'], { timeout: 20_000, interval: 50 })
    .toBe(16);
  running.child.kill('SIGKILL');
  await running.ended;
  await site.control(`/chargers/${serial}/faults`, { clear: true });
  await expect
    .poll(async () => (await site.control(`/chargers/${serial}`)).body['doors'], { timeout: 20_000 })
    .toMatchObject({ bluetoothOpen: false });

  const on = await openCoreOn(site, { dataDir: desk.data });
  const [run] = on.core.configurations.interrupted();
  expect(() => on.core.configurations.endLeftToBackEnd(run?.id ?? '', { isSeen: false })).toThrow(
    expect.objectContaining({ code: 'run.activation-unknown' }),
  );
  await on.core.close();

  const args = ['resume', '--radio', site.ready.radio ?? '', '--data', desk.data, '--json'];
  const seen = await nexus([...args, '--seen', '--pin-file', desk.file('pin', '482917')]);
  expect(seen).toMatchObject({
    code: 0,
    json: [{ serial, door: 'none', activation: 'announced', seen: 'by-person' }],
  });
  const after = await openCoreOn(site, { dataDir: desk.data });
  expect(after.core.configurations.interrupted()).toEqual([]);
  const [note] = after.core.log.entries({ kinds: ['note'] }, { limit: 1 }).entries;
  expect(note?.details).toMatchObject({ purpose: 'left-to-back-end', seen: 'by-person' });
  await after.core.close();
  desk.remove();
}, 90_000);

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
