import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { bundledStore } from '#tests/profiles/allProfiles.ts';
import { quiet, visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, openCoreOn } from '#tests/support/coreOnSite.ts';
import { startSite } from '#tests/support/practiceSite.ts';
import { connectBareModbus } from './support/bareModbus.ts';
import { connectBareNoble } from './support/bareNoble.ts';
import { type BlockImages, blockImages } from './support/blockImages.ts';
import { type CountedWay, countAttRequests, countModbusRequests } from './support/countRequests.ts';
import { type FullStates, fullStates } from './support/fullStates.ts';
import { report } from './support/report.ts';
import { startSettableSite } from './support/settableSite.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';
import { median, timedMs } from './support/timing.ts';

const speed = 40;
const turns = 10;
/** A charger takes one commit in five seconds; the wait between two turns is nobody's. */
const betweenCommitsMs = 6_000 / speed;

/** Everything read, each block staged (and its result asked), two writes for the commit, one look at it, read back. */
const fewestAtt = 18 + 4 * 2 + 2 * 2 + 1 + 4;
/** The same with three blocks: what stands in block N would move the charger to another address. */
const fewestModbus = 13 + 3 + 2 + 1 + 3;

const [profile] = bundledStore.profiles();
if (!profile) throw new Error('no profile');

const none = { ...quiet, newPin: null };

const applyTo = async (on: CoreOnSite, session: DeviceSession, values: PointValues): Promise<number> => {
  const wanted = { values, secrets: {}, generation: null };
  const { plan } = await on.core.configurations.apply(session, visitor, wanted, none);
  return plan.steps.flatMap((step) => ('changes' in step ? step.changes : [])).length;
};

const imagesOf = (session: DeviceSession, found: PointValues, states: FullStates) => {
  const image = (values: PointValues) =>
    blockImages(session.profile, found, values, session.identity.hardwareMaxA);
  return { one: image(states.one), other: image(states.other) };
};

/** Ours and the bare peer in turn, each leading its charger from one full state to the other. */
const benchDoor = async (request: {
  readonly door: 'bluetooth' | 'modbus';
  readonly on: CoreOnSite;
  readonly session: DeviceSession;
  readonly ours: CountedWay;
  readonly fewest: number;
  /** What of the peer's charger is not as in ours and has to stay. */
  readonly peersOwn?: PointValues;
  readonly peer: { readonly what: string; applyBlocks(images: BlockImages): Promise<void> };
}): Promise<void> => {
  const { door, on, session, ours, fewest, peer, peersOwn = {} } = request;
  const states = fullStates(session.profile, session.identity.hardwareMaxA, door);
  const found = { ...(await session.readAll()).values, ...peersOwn };
  const images = imagesOf(session, found, states);
  await applyTo(on, session, states.one);
  await peer.applyBlocks(images.one);
  await sleep(betweenCommitsMs);
  ours.reset();
  const changes = await applyTo(on, session, states.other);
  report({
    bench: `requests-for-full-configuration-${door}`,
    value: ours.count(),
    unit: 'request',
    size: changes,
    peer: { what: 'fewest possible', value: fewest },
  });
  await peer.applyBlocks(images.other);
  const taken = { ours: [] as number[], peer: [] as number[] };
  for (let turn = 0; turn < turns; turn += 1) {
    const next = turn % 2 === 0 ? 'one' : 'other';
    await sleep(betweenCommitsMs);
    taken.ours.push(await timedMs(() => applyTo(on, session, states[next])));
    await sleep(betweenCommitsMs);
    taken.peer.push(await timedMs(() => peer.applyBlocks(images[next])));
  }
  report({
    bench: `full-configuration-${door}`,
    value: median(taken.ours),
    unit: 'ms',
    size: changes,
    peer: { what: peer.what, value: median(taken.peer) },
  });
};

const benchBluetooth = async (): Promise<void> => {
  using folder = temporaryFolder();
  const site = await startSite({ chargers: 2, speed });
  const [first, second] = site.ready.chargers;
  if (!first || !second || !site.ready.radio) throw new Error('a site without radio');
  await using ours = await countAttRequests(site.ready.radio, folder.path, 'ours');
  const counted = { ...site, ready: { ...site.ready, radio: ours.path } };
  await using on = await openCoreOn(counted, { dataDir: join(folder.path, 'data'), speed });
  const { session } = await on.core.devices.open(`ble:${first.serial}`, { jobId: null });
  await on.core.devices.unlock(session.id, first.pin);
  // Without a stored password no name of a Wi-Fi is taken.
  const password = wantedFrom(session, { 'wifi.password': 'somewhere' });
  await on.core.configurations.apply(session, visitor, password, none);
  await using bare = await connectBareNoble(site.ready.radio, second, profile);
  await benchDoor({
    door: 'bluetooth',
    on,
    session,
    ours,
    fewest: fewestAtt,
    peer: { what: 'bare noble, the fewest requests', applyBlocks: bare.applyBlocks },
  });
};

const benchModbus = async (): Promise<void> => {
  using folder = temporaryFolder();
  const site = await startSettableSite(profile, { chargers: 2, speed, dir: join(folder.path, 'site') });
  const [first, second] = site.ready.chargers;
  if (!first || !second) throw new Error('a site without chargers');
  await using ours = await countModbusRequests(first.modbus.host, first.modbus.port);
  await using on = await openCoreOn(site, { dataDir: join(folder.path, 'data'), speed });
  const target = `modbus://127.0.0.1:${ours.port}/${first.modbus.unit}`;
  const { session } = await on.core.devices.open(target, { jobId: null });
  await on.core.devices.unlock(session.id, first.pin);
  using bare = await connectBareModbus(second.modbus, second.pin, profile);
  await benchDoor({
    door: 'modbus',
    on,
    session,
    ours,
    fewest: fewestModbus,
    peersOwn: { 'modbus.port': second.modbus.port },
    peer: { what: 'bare modbus-serial, the fewest requests', applyBlocks: bare.applyBlocks },
  });
};

await benchBluetooth();
await benchModbus();
process.exit();
