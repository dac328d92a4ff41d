import ModbusRTU from 'modbus-serial';
import { createSystemClock } from '#core/adapters/clock/systemClock.ts';
import { createModbusConnector } from '#core/adapters/modbus/createModbusConnector.ts';
import { createNobleRadio } from '#core/adapters/noble/createNobleRadio.ts';
import { createDeviceSessions } from '#core/devices/createDeviceSessions.ts';
import type { DeviceTarget } from '#shared/domain/deviceTarget.ts';
import { bundledStore } from '#tests/profiles/allProfiles.ts';
import { startSite } from '#tests/support/practiceSite.ts';
import { connectBareNoble } from './support/bareNoble.ts';
import { countAttRequests, countModbusRequests } from './support/countRequests.ts';
import { report } from './support/report.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';
import { compareMs } from './support/timing.ts';

/** Seven blocks, six pages of history, and five times turning the page. */
const fewestAtt = 7 + 6 + 5;
/** The same blocks, and the history in six flat pieces. */
const fewestModbus = 7 + 6;

const [profile] = bundledStore.profiles();
if (!profile) throw new Error('no profile');
const clock = createSystemClock();

const openSession = (target: DeviceTarget, radioPath: string) =>
  createDeviceSessions({
    radio: () => createNobleRadio({ radio: { kind: 'socket', path: radioPath }, clock }),
    modbus: createModbusConnector(),
    profiles: bundledStore.profiles(),
    clock,
    leases: { processId: process.pid, startedAtMs: 1, label: 'bench' },
  }).open(target);

const benchBluetooth = async (): Promise<void> => {
  using folder = temporaryFolder();
  await using site = await startSite({ chargers: 2, speed: 1 });
  const [first, second] = site.ready.chargers;
  if (!first || !second || !site.ready.radio) throw new Error('a site without radio');
  await using ours = await countAttRequests(site.ready.radio, folder.path, 'ours');
  await using bare = await countAttRequests(site.ready.radio, folder.path, 'bare');
  const session = await openSession({ kind: 'bluetooth', name: first.serial }, ours.path);
  await session.unlock(first.pin);
  await using reader = await connectBareNoble(bare.path, second, profile);
  ours.reset();
  await session.readAll();
  report({
    bench: 'att-requests-for-everything',
    value: ours.count(),
    unit: 'request',
    peer: { what: 'fewest possible', value: fewestAtt },
  });
  const took = await compareMs(
    20,
    () => session.readAll(),
    () => reader.readAll(),
  );
  report({
    bench: 'read-everything-bluetooth',
    value: took.ours,
    unit: 'ms',
    peer: { what: 'bare noble', value: took.peer },
  });
  await session.close();
};

/** Every block in one piece, as the map's own page on snapshots says. */
const spans = ['A', 'B', 'C', 'D', 'N', 'O', 'R'].flatMap((key) => {
  const block = profile.blocks.get(key);
  return block ? [[block.start, block.length] as const] : [];
});
const mirror = profile.blocks.get('M');
const mirrorPieces = Array.from(
  { length: 6 },
  (_, piece) => [(mirror?.start ?? 0) + piece * 120, 120] as const,
);

const benchModbus = async (): Promise<void> => {
  await using site = await startSite({ chargers: 1, speed: 1, commissioned: true });
  const [charger] = site.ready.chargers;
  if (!charger) throw new Error('a site without chargers');
  const { host, port, unit } = charger.modbus;
  await using ours = await countModbusRequests(host, port);
  await using bare = await countModbusRequests(host, port);
  const session = await openSession({ kind: 'modbus', host: '127.0.0.1', port: ours.port, unit }, '');
  const client = new ModbusRTU();
  await client.connectTCP('127.0.0.1', { port: bare.port });
  client.setID(unit);
  ours.reset();
  await session.readAll();
  report({
    bench: 'modbus-requests-for-everything',
    value: ours.count(),
    unit: 'request',
    peer: { what: 'fewest possible', value: fewestModbus },
    goal: 1,
  });
  const took = await compareMs(
    20,
    () => session.readAll(),
    async () => {
      for (const [start, length] of [...spans, ...mirrorPieces]) {
        await client.readHoldingRegisters(start, length);
      }
    },
  );
  report({
    bench: 'read-everything-modbus',
    value: took.ours,
    unit: 'ms',
    peer: { what: 'bare modbus-serial', value: took.peer },
  });
  await session.close();
  client.destroy(() => undefined);
};

await benchBluetooth();
await benchModbus();
process.exit();
