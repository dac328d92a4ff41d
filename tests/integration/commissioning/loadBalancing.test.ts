import { expect, test } from 'vitest';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';
import {
  car,
  eventsOf,
  goodCircuit,
  goodControl,
  joinPracticeWifi,
  openJob,
  resultOf,
} from '#tests/support/jobSteps.ts';

test('a load-balancing job goes from Bluetooth to a proven configuration in the log', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { api, site } = on;
  const { id, asFound } = await openJob(on, 'load-balancing');
  expect(asFound?.count).toBeGreaterThan(100);
  await api.jobs.save({ id, circuit: goodCircuit, control: goodControl });
  const joined = await joinPracticeWifi(on, id);
  expect(joined.wifi).toMatchObject({ state: 'proven', address: '127.0.0.1' });
  expect(joined.status).toMatchObject({ bluetooth: 'on', written: 'wifi-trial' });

  const review = await api.jobs.review({ id });
  expect(review.findings.filter(({ level }) => level === 'refuse')).toEqual([]);
  expect(review).toMatchObject({ limitA: 16, canWrite: true, needsNewPin: true });
  expect(review.pointOfNoReturn).toMatchObject({ fromA: 16, toA: 6 });

  const written = await resultOf(api.jobs.write({ id }));
  expect(written.proof.every(({ result }) => result === 'in-force')).toBe(true);
  expect(await site.truth()).toMatchObject({
    'settings.maxCurrent': 16,
    'settings.installLimit': 16,
    'modbus.flags': 0,
  });

  await car(on, 'plug');
  const bluetooth = await eventsOf(api.jobs.proveBluetooth({ id, withoutCar: false }));
  expect(bluetooth.at(-1)).toMatchObject({ kind: 'done', verdict: 'pass' });

  await car(on, 'unplug');
  await api.jobs.changePin({ id, newPin: '482917', pinKeeper: 'site owner' });
  const crossed = await resultOf(api.jobs.crossOver({ id, accepts: true }));
  expect(crossed.job).toMatchObject({ written: { doorsClosed: true }, status: { bluetooth: 'off' } });
  expect(crossed.proof.every(({ result }) => result === 'in-force')).toBe(true);
  expect(await site.truth()).toMatchObject({ 'modbus.flags': 3 });

  await car(on, 'plug');
  const network = await eventsOf(api.jobs.prove({ id, withoutCar: false }));
  expect(
    network.filter((event) => event.kind === 'verdict').map(({ id: step, verdict }) => [step, verdict]),
  ).toEqual([
    ['lowest', 'pass'],
    ['middle', 'pass'],
    ['highest', 'pass'],
    ['failsafe', 'pass'],
    ['recovery', 'pass'],
    ['lowest-again', 'pass'],
  ]);
  expect(network.at(-1)).toMatchObject({ kind: 'done', verdict: 'pass' });

  const finished = await api.jobs.finish({ id, note: 'keys with the caretaker' });
  expect(finished).toMatchObject({ result: 'configured', open: false });
  expect(finished.openPoints.map(({ rule }) => rule)).toContain('loop-missing');
  const { entries } = await api.log.entries({ filter: { jobId: id }, limit: 100 });
  expect(entries[0]).toMatchObject({ kind: 'verdict', outcome: 'configured', practice: true });
  expect(JSON.stringify(entries)).not.toContain('482917');
  expect(JSON.stringify(entries)).not.toContain(site.ready.wifi.password);
  expect(await api.log.verify()).toMatchObject({ brokenAt: null });
}, 60_000);
