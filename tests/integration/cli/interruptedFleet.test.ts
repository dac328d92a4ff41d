import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';
import { createDesk, type Desk, nexus, startNexus } from './nexus.ts';

let site: PracticeSite;
let desk: Desk;

beforeAll(async () => {
  site = await startSite({ chargers: 20, speed: 20 });
  desk = createDesk();
});
afterAll(async () => {
  await site.stop();
  desk.remove();
});

test('a run of twenty chargers that was killed is resumed, completed, and the log is whole', async () => {
  const serials = site.ready.chargers.map(({ serial }) => serial);
  const rows = serials.map((serial, index) => `${serial};Bay ${index + 1};${8 + (index % 8)} A`);
  const table = desk.file('bays.csv', `serial;socket;settings.maxCurrent\n${rows.join('\n')}\n`);
  const common = [
    ...['--data', desk.data, '--radio', site.ready.radio ?? '', '--site', 'Car park'],
    ...['--pin-file', desk.file('pin', '000000\n')],
  ];
  const apply = ['apply', '--table', table, '--parallel', '4', '--yes', ...common];

  const running = startNexus(apply);
  await running.said(`ble:${serials[9]}: store`);
  running.child.kill('SIGKILL');
  await running.ended;

  const resumed = await nexus(['resume', '--json', ...common]);
  expect(resumed.code).toBe(0);
  const rest = await nexus([...apply, '--json']);
  expect({ code: rest.code, rows: rest.json.length }).toEqual({ code: 0, rows: 20 });
  expect(rest.json.filter(({ result }) => result === 'unchanged').length).toBeGreaterThanOrEqual(9);
  for (const [index, serial] of serials.entries()) {
    expect(await site.truth(serial)).toMatchObject({ 'settings.maxCurrent': 8 + (index % 8) });
  }
  const again = await nexus([...apply, '--json']);
  expect(again.json.map(({ result }) => result)).toEqual(Array(20).fill('unchanged'));

  const entries = await desk.log();
  const closed = new Set(entries.flatMap(({ intentId }) => intentId ?? []));
  expect(entries.filter(({ kind, id }) => kind === 'intent' && !closed.has(id))).toEqual([]);
  const verified = await nexus(['verify-log', '--json', '--data', desk.data]);
  expect(verified.json).toMatchObject([{ brokenAt: null, entries: entries.length }]);
});
