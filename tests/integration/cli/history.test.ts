import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';
import { createDesk, type Desk, nexus } from './nexus.ts';

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

const run = (...args: string[]) => nexus(['history', ...args, '--data', desk.data]);
const radio = () => ['--radio', site.ready.radio ?? '', '--pin', '000000'];

test('history takes the charges over, and shows them later without the charger', async () => {
  expect(await run(serial, '--offline', '--json')).toMatchObject({
    code: 1,
    json: [{ error: { code: 'log.not-found' } }],
  });
  await site.control(`/chargers/${serial}/car`, { action: 'plug' });
  await expect.poll(async () => (await site.truth())['state.charge']).toBe(4);
  await site.control(`/chargers/${serial}/car`, { action: 'unplug' });
  await expect.poll(async () => (await site.truth())['generation.history']).not.toBe(1);
  expect(await run(`ble:${serial}`, '--json', ...radio())).toMatchObject({
    code: 0,
    json: [{ serial, added: 1, inCharger: 1, inLog: 1, records: [{ stopReason: 'unplugged' }] }],
  });

  const file = join(desk.dir, 'charges.csv');
  const offline = await run(`ble:${serial}`, '--offline', '--csv', file);
  expect(offline.code).toBe(0);
  expect(offline.stdout).toContain('1 in the log');
  expect(readFileSync(file, 'utf8')).toMatch(/^\ufeffserial,id,start,.*\r\nNX\d+,/);
  expect(await run(serial, '--offline', '--csv', file)).toMatchObject({ code: 1 });
  const { stdout } = await run(serial, '--offline', '--csv', '-');
  expect(stdout).toBe(readFileSync(file, 'utf8'));
});
