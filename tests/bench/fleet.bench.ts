import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyFleet } from '#core/configuration/applyFleet.ts';
import { inParallel } from '#core/configuration/inParallel.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import { bundledStore } from '#tests/profiles/allProfiles.ts';
import { visitor } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, openCoreOn } from '#tests/support/coreOnSite.ts';
import type { PracticeSiteReady } from '#tests/support/practiceSite.ts';
import { connectBareModbus } from './support/bareModbus.ts';
import { blockImages } from './support/blockImages.ts';
import { countModbusRequests } from './support/countRequests.ts';
import { fullStates } from './support/fullStates.ts';
import { report } from './support/report.ts';
import { startSettableSite } from './support/settableSite.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';
import { timedMs } from './support/timing.ts';

const speed = 40;
const sizes = [10, 50, 100];
/** The most that `apply --table --parallel` takes. */
const mostAtOnce = 50;
const betweenCommitsMs = 6_000 / speed;
const hardwareMaxA = 32;
/** The PIN, then as for one charger that is open already, see configuration.bench.ts. */
const fewest = 1 + 13 + 3 + 2 + 1 + 3;

const [profile] = bundledStore.profiles();
if (!profile) throw new Error('no profile');
const states = fullStates(profile, hardwareMaxA, 'modbus');

type Charger = PracticeSiteReady['chargers'][number];

const rowOf = (charger: Charger, index: number, port: number, values: PointValues): FleetRow => ({
  row: index + 2,
  target: `modbus://${charger.modbus.host}:${port}/${charger.modbus.unit}`,
  serial: charger.serial,
  socket: null,
  leader: false,
  phases: null,
  rotation: null,
  values,
});

const applyAll = async (on: CoreOnSite, rows: readonly FleetRow[]): Promise<void> => {
  const results = await applyFleet(on.core.work, on.core.configurations, {
    rows,
    parallel: Math.min(rows.length, mostAtOnce),
    stopsAtFailure: false,
    visitor,
    pinOf: () => '000000',
    newPinOf: () => null,
    secretsOf: () => ({}),
    unexpected: (error) => appError('internal.unexpected', { incident: String(error) }),
    onRow: () => undefined,
    onResult: () => undefined,
  });
  const other = results.find(({ outcome }) => outcome.kind !== 'done');
  if (other) throw new Error(`row ${other.row.row}: ${JSON.stringify(other.outcome)}`);
};

const countRequests = async (on: CoreOnSite): Promise<number> => {
  const { chargers } = on.site.ready;
  const ways = await Promise.all(chargers.map(({ modbus }) => countModbusRequests(modbus.host, modbus.port)));
  const rows = chargers.map((charger, index) =>
    rowOf(
      { ...charger, modbus: { ...charger.modbus, host: '127.0.0.1' } },
      index,
      ways[index]?.port ?? 0,
      states.one,
    ),
  );
  await applyAll(on, rows);
  const requests = ways.reduce((sum, way) => sum + way.count(), 0);
  await Promise.all(ways.map((way) => way[Symbol.asyncDispose]()));
  return requests;
};

const settledOf = async (on: CoreOnSite, [first]: readonly Charger[]): Promise<PointValues> => {
  if (!first) throw new Error('a site without chargers');
  const { host, port, unit } = first.modbus;
  const { session } = await on.core.devices.open(`modbus://${host}:${port}/${unit}`, { jobId: null });
  const { values } = await session.readAll();
  await on.core.devices.closeAll();
  return values;
};

const bareAll = (chargers: readonly Charger[], found: PointValues): Promise<void> =>
  inParallel(chargers, mostAtOnce, async ({ modbus, pin }) => {
    using bare = await connectBareModbus(modbus, pin, profile);
    const own = { ...found, 'modbus.port': modbus.port };
    await bare.applyBlocks(blockImages(profile, own, states.one, hardwareMaxA));
  });

/** Milliseconds per charger. */
const benchSize = async (size: number): Promise<number> => {
  using folder = temporaryFolder();
  const site = await startSettableSite(profile, { chargers: size, speed, dir: join(folder.path, 'site') });
  await using on = await openCoreOn(site, { dataDir: join(folder.path, 'data'), speed });
  const { chargers } = site.ready;
  report({
    bench: 'fleet-requests-per-charger',
    size,
    value: (await countRequests(on)) / size,
    unit: 'request',
    peer: { what: 'fewest possible', value: fewest },
  });
  const found = await settledOf(on, chargers);
  await sleep(betweenCommitsMs);
  const rows = chargers.map((charger, index) => rowOf(charger, index, charger.modbus.port, states.other));
  const oursMs = (await timedMs(() => applyAll(on, rows))) / size;
  await sleep(betweenCommitsMs);
  const bareMs = (await timedMs(() => bareAll(chargers, found))) / size;
  report({
    bench: 'fleet-full-configuration-per-charger',
    size,
    value: oursMs,
    unit: 'ms',
    peer: { what: 'bare modbus-serial, the fewest requests', value: bareMs },
  });
  return oursMs;
};

const perCharger = new Map<number, number>();
for (const size of sizes) perCharger.set(size, await benchSize(size));
const [smallest = 0, largest = 0] = [sizes.at(0), sizes.at(-1)];
report({
  bench: 'fleet-growth',
  size: largest,
  value: perCharger.get(largest) ?? 0,
  unit: 'ms',
  peer: { what: `one charger of ${smallest}`, value: perCharger.get(smallest) ?? 0 },
});
process.exit();
