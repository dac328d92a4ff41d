import { expect, test } from 'vitest';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { goodCircuit, goodControl, openJob, resultOf } from '#tests/support/jobSteps.ts';
import {
  codeWhenDisturbed,
  disturbed,
  endOf,
  entriesOf,
  faults,
  jobAtTheDoor,
  nothingIsLost,
  reconnect,
  slowly,
  stepDisturbedAt,
} from './badDay.ts';

const linkCodes = /^(device\.(link-lost|timeout|write-not-received)|commit\.unknown-outcome)$/;

test('a job outlives a lost link at each of its steps over Bluetooth', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { api, site } = on;
  const drop = () => faults(on, { dropLink: true });
  const { id } = await openJob(on, 'load-balancing');
  await api.jobs.save({ id, circuit: goodCircuit, control: goodControl });
  await faults(on, slowly);

  // While everything is read.
  await drop();
  await resultOf(api.jobs.connect({ id }));
  const pin = site.ready.chargers[0]?.pin ?? '';
  expect(await stepDisturbedAt('reading', api.jobs.unlock({ id, pin }), drop)).toMatch(linkCodes);
  expect(await api.jobs.review({ id })).toMatchObject({ canWrite: expect.any(Boolean) });
  await reconnect(on, id);

  // While the Wi-Fi is written, and while the charger measures it.
  const network = { ssid: site.ready.wifi.ssid, ipMode: 'dhcp', hasReservation: 'yes' } as const;
  const join = () => api.jobs.tryWifi({ id, network, password: site.ready.wifi.password });
  expect(await stepDisturbedAt('writing', join(), drop)).toMatch(linkCodes);
  await reconnect(on, id);
  expect(await stepDisturbedAt('measuring', join(), drop)).toMatch(linkCodes);
  await reconnect(on, id);
  expect(await resultOf(join())).toMatchObject({ wifi: { state: 'proven' } });

  // While the settings are written: known or unknown, the log has it, and writing again brings it in force.
  expect(await codeWhenDisturbed(on, 'settings', () => resultOf(api.jobs.write({ id })), drop)).toMatch(
    linkCodes,
  );
  expect((await entriesOf(on, id)).at(-1)).toMatchObject({ kind: 'write', outcome: 'failed' });
  await reconnect(on, id);
  const rewritten = await resultOf(api.jobs.write({ id }));
  expect(rewritten.proof.every(({ result }) => result === 'in-force')).toBe(true);
  expect(await site.truth()).toMatchObject({ 'settings.maxCurrent': 16 });

  // While the limits are tried.
  const events = disturbed(
    api.jobs.proveBluetooth({ id, withoutCar: true }),
    ({ kind }) => kind === 'sample',
    drop,
  );
  expect(await endOf(Promise.resolve(events))).toMatchObject({
    kind: 'failed',
    error: { code: expect.stringMatching(linkCodes) },
  });
  expect((await entriesOf(on, id)).at(-1)).toMatchObject({ kind: 'test', outcome: 'failed' });
  await reconnect(on, id);
  expect(await endOf(api.jobs.proveBluetooth({ id, withoutCar: true }))).toMatchObject({ kind: 'done' });

  // While the PIN is changed: one of the two is right, and no attempt is lost in finding out.
  const change = () => api.jobs.changePin({ id, newPin: '482917', pinKeeper: 'owner' });
  expect(await codeWhenDisturbed(on, 'pin', change, drop)).toMatch(linkCodes);
  await resultOf(api.jobs.connect({ id }));
  const isChanged = (await site.truth())['access.pinIsFactory'] === 0;
  await resultOf(api.jobs.unlock({ id, pin: isChanged ? '482917' : pin }));
  if (!isChanged) await change();
  await nothingIsLost(on, id);

  // While the doors change: Bluetooth stays until the proof, so the step is done again, or was done.
  const cross = () => resultOf(api.jobs.crossOver({ id, accepts: true }));
  expect(await codeWhenDisturbed(on, 'doors', cross, drop)).toMatch(linkCodes);
  const { written } = await resultOf(api.jobs.connect({ id }));
  if (!written.doorsClosed) {
    await resultOf(api.jobs.unlock({ id, pin: '482917' }));
    expect(await cross()).toMatchObject({ job: { written: { doorsClosed: true }, step: 'prove' } });
  }
  expect(await site.truth()).toMatchObject({ 'modbus.flags': 3 });
  await nothingIsLost(on, id);
}, 60_000);

test('a job outlives lost links and a slow day behind the point of no return', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 60 });
  const { api, site } = on;
  const id = await jobAtTheDoor(on);
  await resultOf(api.jobs.crossOver({ id, accepts: true }));
  const events = disturbed(
    api.jobs.prove({ id, withoutCar: true }),
    ({ kind }) => kind === 'sample',
    () => faults(on, { dropLink: true }),
  );
  expect(await endOf(Promise.resolve(events))).toMatchObject({
    kind: 'failed',
    error: { code: 'device.link-lost' },
  });
  await resultOf(api.jobs.connect({ id }));
  await faults(on, { modbus: { half: true } });
  expect(
    await endOf(api.jobs.prove({ id, withoutCar: true })).catch((error) => ({ kind: 'failed', error })),
  ).toMatchObject({
    kind: 'failed',
    error: { code: expect.stringMatching(/^device\.(timeout|bad-answer|link-lost)$/) },
  });
  await faults(on, { clear: true });
  await resultOf(api.jobs.connect({ id }));
  expect(await endOf(api.jobs.prove({ id, withoutCar: true }))).toMatchObject({ kind: 'done' });
  expect(await api.jobs.finish({ id, note: '' })).toMatchObject({ result: 'configured' });
  expect(await site.truth()).toMatchObject({ 'modbus.flags': 3 });
  await nothingIsLost(on, id);
}, 60_000);
