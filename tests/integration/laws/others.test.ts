import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Wanted } from '#core/provisioning/planSession.ts';
import { networkLines, openCharger, quiet, visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, openCoreOn, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { atNextReading, chargerAt, entriesOfRun, leadToModbus, setFaults, truthOf } from './lawSite.ts';

const none = { ...quiet, newPin: null };

const stateOf = (name: string, amps: number): Readonly<Record<string, string>> => ({
  'settings.maxCurrent': `${amps} A`,
  'display.brightness': String(amps),
  'ocpp.url': `ws://${name}.example/`,
  'cards.1.name': name,
});

/** Everybody comes to the point where all are ready to write, and only then goes on. */
const createBarrier = (count: number): (() => Promise<void>) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  return () => {
    arrived += 1;
    if (arrived === count) resolve();
    return promise;
  };
};

const applyAtBarrier = (
  on: CoreOnSite,
  session: DeviceSession,
  wanted: Wanted,
  barrier: () => Promise<void>,
) => {
  const armed = atNextReading(session, barrier);
  const report = (phase: string) => {
    if (phase === 'store') armed.go();
  };
  return on.core.configurations.apply(armed.session, visitor, wanted, { newPin: null, report });
};

test('of two that apply at one charger one wins, the other is told, and nothing is mixed', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { serial } = chargerAt(on, 0);
  const pin = await leadToModbus(on);
  // A log of its own: no lease tells the one of the other.
  const dataDir = mkdtempSync(join(tmpdir(), 'nexus-laws-'));
  const other = await openCoreOn(on.site, { dataDir, speed: 40 });
  try {
    const open = async (at: CoreOnSite) => {
      const session = await openCharger(at, 0, 'modbus');
      await at.core.devices.unlock(session.id, pin);
      return session;
    };
    const [ours, theirs] = [await open(on), await open(other)];
    for (let round = 0; round < 8; round += 1) {
      const wanted = [
        wantedFrom(ours, stateOf(`ours${round}`, 10 + round)),
        wantedFrom(theirs, stateOf(`theirs${round}`, 20 + round)),
      ] as const;
      const barrier = createBarrier(2);
      const results = await Promise.allSettled([
        applyAtBarrier(on, ours, wanted[0], barrier),
        applyAtBarrier(other, theirs, wanted[1], barrier),
      ]);
      const won = results.findIndex(({ status }) => status === 'fulfilled');
      const lost = results[1 - won];
      expect([round, lost?.status]).toEqual([round, 'rejected']);
      expect(lost?.status === 'rejected' && lost.reason).toMatchObject({ code: 'commit.stale-generation' });
      const { values } = wanted[won === 0 ? 0 : 1];
      expect(await truthOf(on, serial, values)).toEqual(values);
    }
    for (const { core } of [on, other]) {
      expect(core.configurations.interrupted()).toEqual([]);
      expect(core.log.verify().brokenAt).toBeNull();
    }
  } finally {
    await other.core.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 60_000);

test('an unconfirmed change of doors goes back by itself, and the log says so', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { configurations } = on.core;
  const { serial } = chargerAt(on, 0);
  const session = await openCharger(on);
  const wanted = wantedFrom(session, { ...networkLines(on), 'commit.confirmTimeout': '90 s' });
  await setFaults(on, serial, { modbus: { refuse: true } });
  await expect(
    configurations.apply(session, visitor, wanted, { ...quiet, newPin: '482917' }),
  ).rejects.toMatchObject({ code: 'modbus.refused-connection' });
  const [run] = configurations.interrupted();
  const note = entriesOfRun(on, run?.id ?? '').find(({ kind }) => kind === 'note');
  expect(note).toMatchObject({
    outcome: 'failed',
    errorCode: 'modbus.refused-connection',
    details: { purpose: 'doors', returnsByItself: true },
  });
  await expect
    .poll(() => on.site.truth(), { timeout: 20_000 })
    .toMatchObject({ 'modbus.flags': 0, 'commit.state': 3 });
  // And the run can still be brought to its end when the network is right.
  await setFaults(on, serial, {});
  const { session: back } = await on.core.devices.open(`ble:${serial}`, { jobId: null });
  await on.core.devices.unlock(back.id, '482917');
  const { secrets } = wanted;
  const resumed = await configurations.resume(run?.id ?? '', back, { ...quiet, newPin: '482917', secrets });
  expect(resumed.door).toBe('modbus');
  expect(await truthOf(on, serial, wanted.values)).toEqual(wanted.values);
}, 60_000);

const wantedLines = {
  'settings.maxCurrent': '13 A',
  'settings.installLimit': '16 A',
  'ocpp.url': 'ws://a.example/',
};

test.each([
  ['ignores writes', { ignoreWrites: true }, ['ocpp.url', 'settings.installLimit', 'settings.maxCurrent']],
  ['clamps a value', { alterWrites: { 'settings.maxCurrent': 10 } }, ['settings.maxCurrent']],
  ['changes another setting', { alterWrites: { 'display.brightness': 11 } }, ['display.brightness']],
  [
    'changes one of another block',
    { alterWrites: { 'cards.2.name': 'Mallory', 'network.hostname': 'x' } },
    ['cards.2.name', 'network.hostname'],
  ],
])(
  'a charger that %s is found and the points are named',
  async (_title, fault, points) => {
    await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
    const { configurations } = on.core;
    const { serial } = chargerAt(on, 0);
    const session = await openCharger(on);
    const before = await on.site.truth();
    await setFaults(on, serial, fault);
    const error: unknown = await configurations
      .apply(session, visitor, wantedFrom(session, wantedLines), none)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'write.different' });
    const named = (error as { details: { points: string } }).details.points.split(', ');
    expect(named.sort()).toEqual(points);
    const write = [...on.core.log.eachEntry({ kinds: ['write'] })].at(-1);
    expect(write?.outcome).toBe('failed');
    const different = write?.changes.filter(({ result }) => result === 'different').map(({ point }) => point);
    expect(different?.sort()).toEqual(points);
    // A refusal by the facts ends the run, and the state before it can be had back.
    expect(configurations.interrupted()).toEqual([]);
    await setFaults(on, serial, {});
    const [first] = on.core.log.snapshots(serial, 10).slice(-1);
    await configurations.rollback(session, visitor, first?.id ?? '', none);
    const after = await on.site.truth();
    for (const point of [...Object.keys(wantedLines), ...points])
      expect([point, after[point]]).toEqual([point, before[point]]);
  },
  60_000,
);

test('a change of doors with something beside it is not confirmed', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { configurations } = on.core;
  const { serial } = chargerAt(on, 0);
  const session = await openCharger(on);
  const before = await on.site.truth();
  const wanted = wantedFrom(session, { ...networkLines(on), 'commit.confirmTimeout': '60 s' });
  const report = (phase: string) => {
    if (phase === 'doors') armed.go();
  };
  const armed = atNextReading(session, () =>
    setFaults(on, serial, { alterWrites: { 'display.brightness': 11 } }),
  );
  await expect(
    configurations.apply(armed.session, visitor, wanted, { newPin: '482917', report }),
  ).rejects.toMatchObject({ code: 'write.different', details: { points: 'display.brightness' } });
  await expect
    .poll(() => on.site.truth(), { timeout: 20_000 })
    .toMatchObject({ 'modbus.flags': 0, 'display.brightness': before['display.brightness'] });
}, 60_000);
