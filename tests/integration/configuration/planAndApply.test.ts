import { expect, test } from 'vitest';
import { changesOfPlan } from '#shared/domain/configuration/planChange.ts';
import { networkLines, openCharger, quiet, visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';

const settings = {
  'settings.maxCurrent': '13 A',
  'settings.installLimit': '16 A',
  'display.brightness': '40',
};

test('apply then plan is empty, and a second apply writes nothing', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { configurations } = on.core;
  const session = await openCharger(on);
  const wanted = wantedFrom(session, settings);
  const first = await configurations.apply(session, visitor, wanted, { ...quiet, newPin: null });
  expect(first.proof.map(({ result }) => result)).toEqual(['in-force', 'in-force', 'in-force']);
  const plan = await configurations.plan(session, visitor, wanted, { ...quiet, newPin: null });
  expect(plan.steps).toEqual([]);
  const second = await configurations.apply(session, visitor, wanted, { ...quiet, newPin: null });
  expect(second).toMatchObject({ generation: first.generation, plan: { steps: [] } });
});

test('apply then roll back gives the first state, apart from counters', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { configurations } = on.core;
  const session = await openCharger(on);
  const before = await on.site.truth();
  const wanted = wantedFrom(session, {
    ...settings,
    'wifi.ssid': 'Somewhere',
    'wifi.password': 'not-telling',
  });
  const { snapshotId } = await configurations.apply(session, visitor, wanted, { ...quiet, newPin: null });
  const beforehand = await configurations.planRollback(session, visitor, snapshotId, {
    ...quiet,
    newPin: null,
  });
  expect(beforehand.notRestorable.map(({ reason }) => reason)).toContain('counter');
  expect(changesOfPlan(beforehand.plan).length).toBeGreaterThan(2);
  await configurations.rollback(session, visitor, snapshotId, { ...quiet, newPin: null });
  const after = await on.site.truth();
  for (const point of [...Object.keys(settings), 'wifi.ssid'])
    expect([point, after[point]]).toEqual([point, before[point]]);
});

test('a plan to the network ends at the new door and its proof is read there', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const session = await openCharger(on);
  const wanted = wantedFrom(session, { ...settings, ...networkLines(on) });
  const applied = await on.core.configurations.apply(session, visitor, wanted, {
    ...quiet,
    newPin: '482917',
  });
  expect(applied).toMatchObject({ door: 'modbus', address: expect.stringMatching(/^127\.0\.0\.1:\d+\/1$/) });
  expect(applied.proof.find(({ point }) => point === 'modbus.flags')).toMatchObject({
    result: 'in-force',
    found: 7,
  });
  expect(await on.site.truth()).toMatchObject({ 'modbus.flags': 7, 'settings.maxCurrent': 13 });
  expect(JSON.stringify([...on.core.log.eachEntry({})])).not.toContain(on.site.ready.wifi.password);
});

test('drift tells what another tool changed, point by point', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { configurations } = on.core;
  const session = await openCharger(on);
  await configurations.apply(session, visitor, wantedFrom(session, settings), { ...quiet, newPin: null });
  expect(
    (await configurations.drift(session, visitor, quiet)).rows.map(({ point, state }) => [point, state]),
  ).toEqual(expect.arrayContaining([['settings.maxCurrent', 'changed-by-us']]));
  // Somebody with a tool of their own: no journal, no log.
  await session.stage({ 'display.brightness': 90 });
  await session.commit(Number((await session.read(['generation.settings']))['generation.settings']));
  const drift = await configurations.drift(session, visitor, quiet);
  expect(drift.rows).toMatchObject([
    { point: 'display.brightness', logged: 40, live: 90, state: 'changed-elsewhere' },
  ]);
});

test('a generation the file was not made from stores nothing', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const session = await openCharger(on);
  const wanted = { ...wantedFrom(session, settings), generation: 999 };
  await expect(
    on.core.configurations.apply(session, visitor, wanted, { ...quiet, newPin: null }),
  ).rejects.toMatchObject({ code: 'commit.stale-generation', details: { expected: 999 } });
  expect(await on.site.truth()).toMatchObject({ 'settings.maxCurrent': 6 });
});

test('a refused plan names every rule and writes nothing', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const session = await openCharger(on);
  const wanted = wantedFrom(session, {
    'modbus.flags': '3',
    'failsafe.defaultTimeout': '0',
    'safety.flags': '2',
  });
  await expect(
    on.core.configurations.apply(session, visitor, wanted, { ...quiet, newPin: null }),
  ).rejects.toMatchObject({
    code: 'plan.refused',
    details: { rules: expect.stringMatching(/plan-factory-pin.*plan-timeout-zero.*plan-no-other-door/) },
  });
  expect(await on.site.truth()).toMatchObject({ 'modbus.flags': 0, 'generation.settings': 1 });
});

test('a run whose link broke is found again and resumed to its end', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { configurations } = on.core;
  const session = await openCharger(on);
  const wanted = wantedFrom(session, { ...settings, 'settings.soundVolume': '10' });
  const serial = session.identity.serial;
  const running = configurations.apply(session, visitor, wanted, {
    newPin: null,
    report: (phase) => {
      if (phase === 'store') void on.site.control(`/chargers/${serial}/faults`, { dropLink: true });
    },
  });
  await expect(running).rejects.toMatchObject({ code: expect.stringMatching(/^(device|commit)\./) });
  const again = await openCharger(on);
  await on.core.devices.close(again.id);
  const [run] = configurations.interrupted();
  expect(run).toMatchObject({ serial, outcome: 'running', steps: ['store'] });
  const back = await openCharger(on);
  await configurations.resume(run?.id ?? '', back, { ...quiet, newPin: null });
  expect(configurations.interrupted()).toEqual([]);
  expect(await on.site.truth()).toMatchObject({ 'settings.maxCurrent': 13, 'settings.soundVolume': 10 });
}, 60_000);

test('after a factory reset a roll back gives the first state with its doors', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { configurations } = on.core;
  const first = await openCharger(on);
  const before = await on.site.truth();
  const wanted = wantedFrom(first, { ...settings, ...networkLines(on) });
  const { snapshotId } = await configurations.apply(first, visitor, wanted, { ...quiet, newPin: '482917' });
  await on.core.devices.closeAll();
  expect((await on.site.control(`/chargers/${first.identity.serial}/factory-reset`, {})).status).toBe(200);
  const again = await openCharger(on);
  await configurations.rollback(again, visitor, snapshotId, { ...quiet, newPin: null });
  const after = await on.site.truth();
  for (const point of [
    ...Object.keys(settings),
    'modbus.flags',
    'wifi.mode',
    'wifi.ssid',
    'commit.confirmTimeout',
  ]) {
    expect([point, after[point]]).toEqual([point, before[point]]);
  }
  expect(after['modbus.flags']).toBe(0);
}, 60_000);
