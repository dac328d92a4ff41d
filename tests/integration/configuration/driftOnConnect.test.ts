import { expect, test } from 'vitest';
import type { DriftStatusView } from '#shared/contract/configuration.ts';
import { quiet, visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { openJob } from '#tests/support/jobSteps.ts';

type Known = Extract<DriftStatusView, { kind: 'known' }>;

const site = (on: CoreOnSite, charger = 0) => {
  const found = on.site.ready.chargers[charger];
  if (!found) throw new Error('no such charger');
  return found;
};

/** The first status that fits, as a window sees it. */
const untilStatus = async <T extends DriftStatusView>(
  { api }: CoreOnSite,
  deviceId: string,
  fits: (status: DriftStatusView) => status is T,
): Promise<T> => {
  const leaving = new AbortController();
  for await (const status of await api.configuration.watchDrift({ deviceId }, { signal: leaving.signal })) {
    if (!fits(status)) continue;
    leaving.abort();
    return status;
  }
  throw new Error('the stream ended');
};
const known = (status: DriftStatusView): status is Known => status.kind === 'known';
const statesOf = ({ drift }: Known) => drift.rows.map(({ point, state }) => [point, state]);

const connect = async (on: CoreOnSite): Promise<string> => {
  const { serial, pin } = site(on);
  const { id } = await on.api.devices.open({ target: `ble:${serial}` });
  await on.api.devices.unlock({ id, pin });
  return id;
};

/** Somebody with a tool of their own: no journal, no log. */
const changeElsewhere = async (on: CoreOnSite, id: string, values: Record<string, number>) => {
  const { session } = on.core.devices.get(id);
  await session.stage(values);
  await session.commit(Number((await session.read(['generation.settings']))['generation.settings']));
};

const snapshots = (on: CoreOnSite) => on.core.log.snapshots(site(on).serial, 20).length;

test('a charger is compared once it is unlocked, and every connection after it against the log', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { serial } = site(on);
  const locked = await on.api.devices.open({ target: `ble:${serial}` });
  expect(on.core.work.drift.status(locked.id)).toEqual({ kind: 'waiting' });
  const first = await connect(on);
  expect((await untilStatus(on, first, known)).drift).toMatchObject({ snapshotId: null, rows: [] });
  await changeElsewhere(on, first, { 'display.brightness': 90 });
  await on.api.devices.close({ id: first });

  const second = await connect(on);
  const found = await untilStatus(on, second, known);
  expect(statesOf(found)).toEqual([['display.brightness', 'changed-elsewhere']]);
  expect(snapshots(on)).toBe(2);
  // Another window that looks later sees the same, and nothing is read for it.
  expect(await untilStatus(on, second, known)).toEqual(found);
  await on.api.devices.close({ id: second });
  expect(statesOf(await untilStatus(on, await connect(on), known))).toEqual([]);
});

test('what is accepted is gone in every window, and the log names it', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const before = await connect(on);
  await untilStatus(on, before, known);
  await changeElsewhere(on, before, { 'display.brightness': 90 });
  await on.api.devices.close({ id: before });
  const deviceId = await connect(on);
  await untilStatus(on, deviceId, known);
  const other = untilStatus(
    on,
    deviceId,
    (status): status is Known => known(status) && status.acceptedAtMs !== null,
  );
  await on.api.configuration.acceptDrift({
    ...{ deviceId, siteId: null, person: 'Žofie' },
    points: ['display.brightness'],
  });
  expect(statesOf(await other)).toEqual([]);
  const [note] = on.core.log.entries({ kinds: ['note'] }, { limit: 1 }).entries;
  expect(note?.details).toMatchObject({ purpose: 'drift-accepted', points: ['display.brightness'] });
});

test('what this program writes and takes back is never said to be changed elsewhere', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { configurations, devices } = on.core;
  const deviceId = await connect(on);
  const start = await untilStatus(on, deviceId, known);
  const after = (earlier: Known) =>
    untilStatus(
      on,
      deviceId,
      (status): status is Known => known(status) && status.readingId !== earlier.readingId,
    );
  const { session } = devices.get(deviceId);
  const wanted = wantedFrom(session, { 'settings.maxCurrent': '13 A' });
  const { snapshotId } = await configurations.apply(session, visitor, wanted, { ...quiet, newPin: null });
  const applied = await after(start);
  expect(statesOf(applied)).toEqual([['settings.maxCurrent', 'changed-by-us']]);
  await configurations.rollback(session, visitor, snapshotId, { ...quiet, newPin: null });
  expect(statesOf(await after(applied))).toEqual([]);
  await devices.close(deviceId);
  expect(statesOf(await untilStatus(on, await connect(on), known))).toEqual([]);
});

test('a job compares with its own reading as found, and nothing is read beside it', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const before = await connect(on);
  await untilStatus(on, before, known);
  await changeElsewhere(on, before, { 'display.brightness': 90 });
  await on.api.devices.close({ id: before });
  const job = await openJob(on, 'own-circuit');
  const [device] = on.core.devices.list();
  const found = await untilStatus(on, device?.session.id ?? '', known);
  expect(statesOf(found)).toEqual([['display.brightness', 'changed-elsewhere']]);
  expect(found.readingId).toBe(on.core.log.latestSnapshot(site(on).serial)?.id);
  expect(snapshots(on)).toBe(2);
  await on.api.jobs.disconnect({ id: job.id });
});

test('a lost link fails quietly and is compared again when asked', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 1 });
  const { serial } = site(on);
  const deviceId = await connect(on);
  await untilStatus(on, deviceId, (status): status is DriftStatusView => status.kind === 'comparing');
  await on.site.control(`/chargers/${serial}/faults`, { dropLink: true });
  const failed = await untilStatus(
    on,
    deviceId,
    (status): status is Extract<DriftStatusView, { kind: 'failed' }> => status.kind === 'failed',
  );
  expect(failed.error.code).toMatch(/^device\./);
  await expect(on.api.configuration.compareAgain({ deviceId })).rejects.toMatchObject({
    code: 'device.not-connected',
  });
  expect((await untilStatus(on, await connect(on), known)).drift.snapshotId).toBeNull();
});

test('over Modbus TCP nobody needs a PIN, and a link that came back is compared again', async () => {
  await using on = await startCoreOnSite({ chargers: 1, commissioned: true, speed: 40 });
  const { serial, modbus } = site(on);
  const target = `modbus://${modbus.host}:${modbus.port}/${modbus.unit}`;
  const { id } = await on.api.devices.open({ target });
  const first = await untilStatus(on, id, known);
  expect(first.drift.snapshotId).toBeNull();
  await on.site.control(`/chargers/${serial}/faults`, { dropLink: true });
  const again = await untilStatus(
    on,
    id,
    (status): status is Known => known(status) && status.readingId !== first.readingId,
  );
  expect(again.drift).toMatchObject({ snapshotId: first.readingId, rows: [] });
});

test('a reading gives way to work, and is not begun while there is any', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 1 });
  const deviceId = await connect(on);
  await untilStatus(on, deviceId, (status): status is DriftStatusView => status.kind === 'comparing');
  const { session } = on.core.devices.get(deviceId);
  const { drift } = on.core.work;
  await drift.during(session, false, async () => {
    expect(drift.status(deviceId)).toEqual({ kind: 'waiting' });
    drift.compareAgain(deviceId);
    expect(drift.status(deviceId)).toEqual({ kind: 'waiting' });
  });
  expect(drift.status(deviceId)).toMatchObject({ kind: 'comparing' });
  expect((await untilStatus(on, deviceId, known)).drift.snapshotId).toBeNull();
  expect(snapshots(on)).toBe(1);
});
