import { expect, test } from 'vitest';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { SocketTestEventView } from '#shared/contract/socketTest.ts';
import { openCharger, visitor } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';

const place = { siteId: null, person: visitor.person };

const clear = async ({ api }: CoreOnSite, deviceId: string, causes: Record<string, string>) => {
  for await (const event of await api.charger.clearFaults({ ...place, deviceId, causes })) {
    if (event.kind === 'done') return event.result;
    if (event.kind === 'failed') throw new Error(event.error.code);
  }
  throw new Error('no answer');
};

const faultsOf =
  ({ site }: CoreOnSite, serial: string) =>
  (body: object) =>
    site.control(`/chargers/${serial}/faults`, body);

test('a protective fault is cleared once its cause is gone and chosen, and not twice in ten minutes', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const { id, identity } = await openCharger(on);
  const faults = faultsOf(on, identity.serial);
  expect(await clear(on, id, {})).toMatchObject({ kind: 'refused', reason: 'nothing-to-clear' });
  await faults({ codes: [2] });
  expect(await clear(on, id, { 2: 'moisture' })).toMatchObject({ kind: 'refused', reason: 'still-active' });
  await faults({ codes: [] });
  expect(await clear(on, id, {})).toMatchObject({ reason: 'cause-missing', params: { fault: 2 } });
  expect(await clear(on, id, { 2: 'loose-earth' })).toMatchObject({ reason: 'cause-foreign' });
  expect(await clear(on, id, { 2: 'moisture' })).toEqual({ kind: 'cleared', bits: [2], left: [] });
  await faults({ codes: [2] });
  await faults({ codes: [] });
  expect(await clear(on, id, { 2: 'moisture' })).toMatchObject({ kind: 'refused', reason: 'too-soon' });
  const { entries } = on.core.log.entries({ chargerSerial: identity.serial, kinds: ['write'] }, { limit: 5 });
  expect(entries[0]).toMatchObject({ outcome: 'done', details: { causes: { 2: 'moisture' } } });
});

const runTest = async (on: CoreOnSite, deviceId: string, stopAfter = Number.POSITIVE_INFINITY) => {
  const seen: SocketTestEventView[] = [];
  for await (const event of await on.api.charger.socketTest({
    ...place,
    deviceId,
    limitA: null,
    isLong: false,
  })) {
    seen.push(event);
    if (event.kind === 'failed') throw new Error(event.error.code);
    if (seen.length >= stopAfter) break;
  }
  return seen;
};

const storeCurrent = async ({ core, site }: CoreOnSite, session: DeviceSession, amps: number) => {
  const car = (action: 'plug' | 'unplug') =>
    site.control(`/chargers/${session.identity.serial}/car`, { action });
  await car('unplug');
  await core.configurations.apply(
    session,
    visitor,
    { values: { 'settings.maxCurrent': amps, 'settings.installLimit': 16 }, secrets: {}, generation: null },
    { report: () => undefined, newPin: null },
  );
};

const readyCharger = async (on: CoreOnSite) => {
  const session = await openCharger(on);
  await storeCurrent(on, session, 16);
  await on.site.control(`/chargers/${session.identity.serial}/car`, { action: 'plug' });
  return session;
};

test('a sound socket keeps its voltage, and the charger its set-point', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  const session = await readyCharger(on);
  const events = await runTest(on, session.id);
  expect(events[0]).toMatchObject({ kind: 'plan', limitA: 16 });
  const last = events.at(-1);
  expect(last).toMatchObject({ kind: 'done', result: { verdict: 'good', leftAtA: null, stop: null } });
  expect(await session.read(['limit.current'])).toEqual({ 'limit.current': 'none' });
  const { entries } = on.core.log.entries({ kinds: ['test'] }, { limit: 5 });
  expect(entries.map(({ outcome }) => outcome)).toEqual(['done', 'open']);
});

test('a loose terminal is found, and 6 A are left behind', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  const session = await readyCharger(on);
  await faultsOf(on, session.identity.serial)({ socket: { dropOhm: { l2: 0.9 } } });
  const last = (await runTest(on, session.id)).at(-1);
  expect(last).toMatchObject({ kind: 'done', result: { verdict: 'loose', leftAtA: 6, recommendedA: 10 } });
  expect(await session.read(['limit.current'])).toEqual({ 'limit.current': 6 });
  const lift = () => on.api.charger.liftSocketLimit({ ...place, deviceId: session.id });
  expect(await lift()).toEqual({ isLifted: false, setpointA: 6, inForceA: 6 });
  await storeCurrent(on, session, 10);
  expect(await lift()).toEqual({ isLifted: true, setpointA: null, inForceA: 10 });
  expect(on.core.log.entries({ kinds: ['write'] }, { limit: 1 }).entries[0]).toMatchObject({
    outcome: 'done',
    changes: [{ point: 'limit.current', before: 6, wanted: 'none', result: 'in-force' }],
  });
  expect(await lift()).toEqual({ isLifted: false, setpointA: null, inForceA: 10 });
});

test('after a bad socket was repaired, a second test gives back what was there before the first', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  const session = await readyCharger(on);
  const faults = faultsOf(on, session.identity.serial);
  await faults({ socket: { dropOhm: { l2: 0.9 } } });
  await runTest(on, session.id);
  await faults({ socket: { dropOhm: { l2: 0 } } });
  expect((await runTest(on, session.id)).at(-1)).toMatchObject({ result: { leftAtA: null } });
  expect(await session.read(['limit.current'])).toEqual({ 'limit.current': 'none' });
});

test('a test that is left half-way leaves 6 A behind', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  const session = await readyCharger(on);
  await runTest(on, session.id, 25);
  expect(await session.read(['limit.current'])).toEqual({ 'limit.current': 6 });
  const { entries } = on.core.log.entries({ kinds: ['test'] }, { limit: 5 });
  expect(entries[0]).toMatchObject({ outcome: 'failed', errorCode: 'job.cancelled' });
});
