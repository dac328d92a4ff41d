import { expect, test } from 'vitest';
import { codeWhenDisturbed, faults, nothingIsLost, reconnect } from '#tests/integration/badDays/badDay.ts';
import { openCharger, quiet, visitor } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import {
  car,
  goodCircuit,
  goodControl,
  joinPracticeWifi,
  openJob,
  resultOf,
} from '#tests/support/jobSteps.ts';

/** The settings of a charger as somebody left them who asked no rule. */
const leftBehind = async (on: CoreOnSite, values: Record<string, number>) => {
  const session = await openCharger(on);
  const { 'generation.settings': generation } = await session.read(['generation.settings']);
  await session.stage(values);
  await session.commit(Number(generation), ['D']);
  await on.core.devices.close(session.id);
};

const writtenJob = async (on: CoreOnSite): Promise<string> => {
  const { id } = await openJob(on, 'own-circuit');
  await on.api.jobs.save({ id, circuit: goodCircuit });
  await resultOf(on.api.jobs.write({ id }));
  return id;
};

test('a protection that was off as found stays on, and undo says that it is on purpose', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  await leftBehind(on, { 'safety.flags': 1, 'settings.maxCurrent': 10 });
  const id = await writtenJob(on);
  expect(await on.site.truth()).toMatchObject({ 'safety.flags': 3, 'settings.maxCurrent': 16 });
  const { job, proof, notRestorable } = await resultOf(on.api.jobs.undo({ id }));
  expect(notRestorable).toEqual([{ point: 'safety.flags', reason: 'unsafe' }]);
  expect(proof.map(({ point }) => point)).not.toContain('safety.flags');
  expect(job).toMatchObject({ status: { written: 'undone' } });
  expect(await on.site.truth()).toMatchObject({ 'safety.flags': 3, 'settings.maxCurrent': 10 });
});

test('a rollback leaves a protection on that was off, and says so', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { configurations } = on.core;
  await leftBehind(on, { 'safety.flags': 2, 'settings.maxCurrent': 10 });
  const session = await openCharger(on);
  const before = await configurations.snapshot(session, visitor, quiet);
  const values = { 'safety.flags': 3, 'settings.maxCurrent': 13 };
  const none = { ...quiet, newPin: null };
  await configurations.apply(session, visitor, { values, secrets: {}, generation: null }, none);
  const back = await configurations.rollback(session, visitor, before.id, none);
  expect(back.notRestorable).toContainEqual({ point: 'safety.flags', reason: 'unsafe' });
  expect(await on.site.truth()).toMatchObject({ 'safety.flags': 3, 'settings.maxCurrent': 10 });
});

test('undo puts the tried network back and names the password nobody kept', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { id } = await openJob(on, 'load-balancing');
  await joinPracticeWifi(on, id);
  await on.api.jobs.disconnect({ id });
  // Another job finds the network of the first.
  const second = await openJob(on, 'load-balancing');
  await on.api.jobs.save({ id: second.id, circuit: goodCircuit, control: goodControl });
  const joined = await joinPracticeWifi(on, second.id);
  expect(joined).toMatchObject({ wifi: { state: 'proven', rssiDbm: -58 } });
  const { notRestorable } = await resultOf(on.api.jobs.undo({ id: second.id }));
  expect(notRestorable).toEqual([{ point: 'wifi.password', reason: 'secret' }]);
  expect(await on.site.truth()).toMatchObject({ 'wifi.ssid': on.site.ready.wifi.ssid });
});

test('undo with a car plugged in says to unplug it and writes nothing', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const id = await writtenJob(on);
  await car(on, 'plug');
  await expect(resultOf(on.api.jobs.undo({ id }))).rejects.toMatchObject({ code: 'device.car-plugged' });
  expect(await on.site.truth()).toMatchObject({ 'settings.maxCurrent': 16 });
  await car(on, 'unplug');
  expect(await resultOf(on.api.jobs.undo({ id }))).toMatchObject({ job: { status: { written: 'undone' } } });
});

test('an undo whose link broke is done again to its end, and the log has both', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const before = await on.site.truth();
  const id = await writtenJob(on);
  const undo = () => resultOf(on.api.jobs.undo({ id }));
  const drop = () => faults(on, { dropLink: true });
  expect(await codeWhenDisturbed(on, 'undo', undo, drop)).toMatch(/^(device|commit)\./);
  await reconnect(on, id);
  expect(await undo()).toMatchObject({ job: { status: { written: 'undone' } } });
  const now = await on.site.truth();
  for (const point of ['settings.maxCurrent', 'settings.installLimit'])
    expect([point, now[point]]).toEqual([point, before[point]]);
  await nothingIsLost(on, id);
});
