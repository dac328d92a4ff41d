import { expect, test } from 'vitest';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { car, eventsOf, goodCircuit, openJob, resultOf } from '#tests/support/jobSteps.ts';

const measurements = {
  continuity: { value: 0.3, reportNumber: 'R-7', date: '2026-11-20' },
  loop: { value: 0.8 },
  rcd: { value: 120 },
};

test('a job on its own circuit leaves Bluetooth on and is commissioned once everything is measured', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { api, site } = on;
  const { id } = await openJob(on, 'own-circuit');
  await api.jobs.save({ id, circuit: { ...goodCircuit, measurements } });
  const review = await api.jobs.review({ id });
  expect(review).toMatchObject({ pointOfNoReturn: null, canWrite: true, limitA: 16 });
  await resultOf(api.jobs.write({ id }));
  await car(on, 'plug');
  const events = await eventsOf(api.jobs.proveBluetooth({ id, withoutCar: false }));
  expect(events.at(-1)).toMatchObject({ kind: 'done', verdict: 'pass' });
  const finished = await api.jobs.finish({ id, note: '' });
  expect(finished).toMatchObject({ result: 'commissioned', status: { bluetooth: 'on', currentA: 16 } });
  expect(await site.truth()).toMatchObject({ 'modbus.flags': 0, 'settings.maxCurrent': 16 });
}, 60_000);

test('undo puts the values as found back and the charger says so', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { api, site } = on;
  const before = await site.truth();
  const { id } = await openJob(on, 'own-circuit');
  await api.jobs.save({ id, circuit: goodCircuit });
  await resultOf(api.jobs.write({ id }));
  const undone = await resultOf(api.jobs.undo({ id }));
  expect(undone.proof.every(({ result }) => result === 'in-force')).toBe(true);
  expect(undone.job.status).toMatchObject({ written: 'undone', currentA: 6 });
  const after = await site.truth();
  for (const point of ['settings.maxCurrent', 'settings.installLimit', 'settings.maxCurrentSinglePhase']) {
    expect([point, after[point]]).toEqual([point, before[point]]);
  }
}, 60_000);

test('undo that did not come into force is told and can be done again', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { api, site } = on;
  const { id } = await openJob(on, 'own-circuit');
  await api.jobs.save({ id, circuit: goodCircuit });
  await resultOf(api.jobs.write({ id }));
  const faults = (body: object) => site.control(`/chargers/${site.ready.chargers[0]?.serial}/faults`, body);
  await faults({ ignoreWrites: true });
  await expect(resultOf(api.jobs.undo({ id }))).rejects.toMatchObject({ code: 'write.different' });
  await faults({ clear: true });
  const undone = await resultOf(api.jobs.undo({ id }));
  expect(undone.job.status).toMatchObject({ written: 'undone', currentA: 6 });
}, 60_000);

test('the next one like this takes the answers over but not the measurements', async () => {
  await using on = await startCoreOnSite({ chargers: 2, speed: 40 });
  const { api } = on;
  const first = await openJob(on, 'own-circuit');
  await api.jobs.save({ id: first.id, circuit: { ...goodCircuit, measurements } });
  const next = await openJob(on, 'own-circuit', { charger: 1, likeJobId: first.id });
  expect(next.answers.circuit).toMatchObject({ plug: 'cee-red-16', breakerA: 16 });
  expect(next.answers.circuit.measurements).toBeUndefined();
  expect(await api.jobs.review({ id: next.id })).toMatchObject({ canWrite: true, limitA: 16 });
}, 60_000);

test('a charger with a plugged car is not written to', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { api, site } = on;
  const { id } = await openJob(on, 'own-circuit');
  await api.jobs.save({ id, circuit: goodCircuit });
  await car(on, 'plug');
  await expect(resultOf(api.jobs.write({ id }))).rejects.toMatchObject({ code: 'device.car-plugged' });
  expect(await site.truth()).toMatchObject({ 'settings.maxCurrent': 6 });
}, 60_000);

test('a refused circuit writes nothing and names its rules', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { api, site } = on;
  const { id } = await openJob(on, 'own-circuit');
  await api.jobs.save({ id, circuit: { ...goodCircuit, earthing: 'TN-C' } });
  await expect(resultOf(api.jobs.write({ id }))).rejects.toMatchObject({ code: 'job.refused' });
  expect(await site.truth()).toMatchObject({ 'settings.maxCurrent': 6 });
}, 60_000);

test('a PIN that was right is kept in the vault while that is open', async () => {
  await using on = await startCoreOnSite({ chargers: 2, speed: 40 });
  const { api, site } = on;
  await api.vault.create({ passphrase: 'four words in a row', useSystemKey: false });
  await openJob(on, 'own-circuit');
  const [first, second] = site.ready.chargers;
  const { id } = await api.devices.open({ target: `ble:${second?.serial}` });
  await api.devices.unlock({ id, pin: second?.pin ?? '' });
  const kept = (await api.vault.list()).map(({ serial, point }) => `${serial} ${point}`);
  expect(new Set(kept)).toEqual(new Set([`${first?.serial} access.pin`, `${second?.serial} access.pin`]));
}, 60_000);
