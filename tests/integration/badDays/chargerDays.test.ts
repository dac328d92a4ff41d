import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { car, goodCircuit, openJob, resultOf } from '#tests/support/jobSteps.ts';
import { codeOf, codeWhenDisturbed, entriesOf, faults, nothingIsLost, slowly } from './badDay.ts';

let on: CoreOnSite;

beforeAll(async () => {
  on = await startCoreOnSite({ chargers: 5, speed: 40 });
});
afterAll(async () => {
  await on[Symbol.asyncDispose]();
});

const serialOf = (charger: number) => on.site.ready.chargers[charger]?.serial ?? '';
const unlock = (id: string, pin: string) => resultOf(on.api.jobs.unlock({ id, pin }));

/** A job on its own circuit, answered, so that the next thing is to write. */
const jobToWrite = async (charger: number) => {
  const { id } = await openJob(on, 'own-circuit', { charger, siteName: `Dům ${charger}` });
  await on.api.jobs.save({ id, circuit: goodCircuit });
  return id;
};
const write = (id: string) => resultOf(on.api.jobs.write({ id }));
const comeBack = async (id: string) => {
  await resultOf(on.api.jobs.connect({ id }));
  await unlock(id, '000000');
};

test('a wrong PIN costs one attempt, and a blocked charger opens again with the right one in time', async () => {
  const { api } = on;
  const { id } = await openJob(on, 'own-circuit', { charger: 0 });
  await resultOf(api.jobs.connect({ id }));
  await expect(unlock(id, '111111')).rejects.toMatchObject({
    code: 'pin.wrong',
    details: { attemptsLeft: 4 },
  });
  for (let attempt = 2; attempt <= 5; attempt += 1) await codeOf(unlock(id, '111111'));
  await expect(unlock(id, '000000')).rejects.toMatchObject({
    code: 'pin.blocked',
    details: { seconds: expect.any(Number) },
  });
  // 60 s of the charger.
  await expect.poll(() => codeOf(unlock(id, '000000')), { timeout: 10_000, interval: 300 }).toBeNull();
  await nothingIsLost(on, id);
  await api.jobs.disconnect({ id });
});

test('carried out of range in the middle of a write, the charger is written to the end later', async () => {
  const id = await jobToWrite(1);
  await faults(on, slowly, 1);
  const code = await codeWhenDisturbed(
    on,
    'settings',
    () => write(id),
    () => faults(on, { radio: { inRange: false } }, 1),
  );
  expect(code).toMatch(/^(device\.(link-lost|timeout)|commit\.unknown-outcome)$/);
  expect((await entriesOf(on, id)).at(-1)).toMatchObject({
    kind: 'write',
    outcome: 'failed',
    errorCode: code,
    changes: expect.arrayContaining([expect.objectContaining({ result: 'unknown' })]),
  });
  await faults(on, { clear: true }, 1);
  await comeBack(id);
  const { proof } = await write(id);
  expect(proof.every(({ result }) => result === 'in-force')).toBe(true);
  expect(await on.site.truth(serialOf(1))).toMatchObject({ 'settings.maxCurrent': 16 });
  await nothingIsLost(on, id);
});

test('a charger that restarts during the commit keeps all or nothing, and says so', async () => {
  const id = await jobToWrite(2);
  await faults(on, slowly, 2);
  const before = await on.site.truth(serialOf(2));
  const code = await codeWhenDisturbed(
    on,
    'settings',
    () => write(id),
    () => faults(on, { reboot: true }, 2),
  );
  expect(code).toMatch(/^(device\.(link-lost|timeout|rebooted)|commit\.unknown-outcome)$/);
  const after = await on.site.truth(serialOf(2));
  const isStored = after['generation.settings'] !== before['generation.settings'];
  expect(after['settings.maxCurrent']).toBe(isStored ? 16 : before['settings.maxCurrent']);
  await comeBack(id);
  await write(id);
  expect(await on.site.truth(serialOf(2))).toMatchObject({ 'settings.maxCurrent': 16 });
  await nothingIsLost(on, id);
});

test('settings changed by somebody else meanwhile are not written over', async () => {
  const id = await jobToWrite(3);
  const session = on.core.devices.list().find(({ jobId }) => jobId === id)?.session;
  const { 'generation.settings': generation } = (await session?.read(['generation.settings'])) ?? {};
  await session?.stage({ 'display.brightness': 33 });
  await session?.commit(Number(generation), ['D']);

  expect(await codeOf(write(id))).toBe('commit.stale-generation');
  expect(await on.site.truth(serialOf(3))).toMatchObject({
    'display.brightness': 33,
    'settings.maxCurrent': 6,
  });
  expect((await entriesOf(on, id)).at(-1)).toMatchObject({
    outcome: 'failed',
    errorCode: 'commit.stale-generation',
    changes: expect.arrayContaining([expect.objectContaining({ result: 'refused' })]),
  });
  await comeBack(id);
  await write(id);
  expect(await on.site.truth(serialOf(3))).toMatchObject({
    'display.brightness': 33,
    'settings.maxCurrent': 16,
  });
  await nothingIsLost(on, id);
});

test('a charger that takes writes and stores none is not believed', async () => {
  const id = await jobToWrite(4);
  await faults(on, { ignoreWrites: true }, 4);
  expect(await codeOf(write(id))).toMatch(
    /^(write\.different|commit\.unknown-outcome|device\.write-not-received)$/,
  );
  expect(await on.site.truth(serialOf(4))).toMatchObject({ 'settings.maxCurrent': 6 });
  await faults(on, { clear: true }, 4);
  await comeBack(id);
  await car(on, 'plug', 4);
  expect(await codeOf(write(id))).toBe('device.car-plugged');
  await car(on, 'unplug', 4);
  await write(id);
  expect(await on.site.truth(serialOf(4))).toMatchObject({ 'settings.maxCurrent': 16 });
  await nothingIsLost(on, id);
});

test('answers outside their range are refused before anything is kept', async () => {
  const { api } = on;
  const { id } = await openJob(on, 'load-balancing', { charger: 0, siteName: 'Dům 0' });
  const save = (answers: object) => codeOf(api.jobs.save({ id, ...answers } as never));
  expect(await save({ circuit: { breakerA: 4000 } })).toBe('input.invalid');
  expect(await save({ control: { timeoutS: -1 } })).toBe('input.invalid');
  expect(await codeOf(unlock(id, '12'))).toMatch(/^(pin\.invalid|input\.invalid)$/);
});
