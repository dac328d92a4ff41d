import { expect, test } from 'vitest';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { resultOf } from '#tests/support/jobSteps.ts';
import { codeOf, entriesOf, faults, jobAtTheDoor, nothingIsLost, reconnect } from './badDay.ts';

test('without proof over the new door the charger comes back to Bluetooth by itself', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 100 });
  const { api, site } = on;
  const id = await jobAtTheDoor(on);
  const before = await site.truth();
  const cross = () => resultOf(api.jobs.crossOver({ id, accepts: true }));
  await faults(on, { modbus: { refuse: true } });

  expect(await codeOf(cross())).toBe('modbus.refused-connection');
  expect(await site.truth()).toMatchObject({ 'modbus.flags': 3, 'commit.state': 4 });
  const entries = await entriesOf(on, id);
  expect(entries.at(-1)).toMatchObject({
    kind: 'note',
    outcome: 'failed',
    errorCode: 'modbus.refused-connection',
    details: { purpose: 'doors', returnsByItself: true },
  });

  // The person connects again before the charger has gone back, and tries once more after it has.
  const again = await reconnect(on, id, '482917');
  expect(again).toMatchObject({ written: { doorsClosed: false }, status: { bluetooth: 'on' } });
  await expect
    .poll(async () => (await site.truth())['modbus.flags'], { timeout: 20_000, interval: 200 })
    .toBe(0);
  expect(await site.truth()).toMatchObject({ 'settings.maxCurrent': before['settings.maxCurrent'] });
  await faults(on, { clear: true });
  expect(await cross()).toMatchObject({ job: { written: { doorsClosed: true } } });
  expect(await site.truth()).toMatchObject({ 'modbus.flags': 3, 'commit.state': 0 });
  await nothingIsLost(on, id);
}, 60_000);

test('a crossing that broke off before or after its proof is found at the new door', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  const { api, core, site } = on;
  const id = await jobAtTheDoor(on);
  await faults(on, { wifi: { clientIsolation: true } });
  expect(await codeOf(resultOf(api.jobs.crossOver({ id, accepts: true })))).toBe('device.timeout');
  const { 'generation.settings': generation } = await site.truth();
  await faults(on, { clear: true });
  expect(await resultOf(api.jobs.connect({ id }))).toMatchObject({
    step: 'prove',
    connection: { state: 'open', door: 'modbus' },
    written: { doorsClosed: true },
  });
  expect(await site.truth()).toMatchObject({ 'generation.settings': generation, 'commit.state': 0 });

  await api.jobs.disconnect({ id });
  // As a crash between the confirmation and the note of it leaves the job.
  const stored = core.log.job(id);
  const state = stored?.state as { written: object };
  core.log.saveJob({
    ...(stored as NonNullable<typeof stored>),
    state: {
      ...state,
      step: 'review',
      modbusAddress: null,
      written: { ...state.written, doorsClosed: false },
    },
  });
  expect(await resultOf(api.jobs.connect({ id }))).toMatchObject({
    step: 'prove',
    connection: { state: 'open', door: 'modbus' },
    written: { doorsClosed: true },
  });
  expect(await site.truth()).toMatchObject({ 'modbus.flags': 3 });
}, 60_000);
