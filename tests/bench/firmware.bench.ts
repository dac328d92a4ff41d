import { createHash } from 'node:crypto';
import { createSystemClock } from '#core/adapters/clock/systemClock.ts';
import { createModbusConnector } from '#core/adapters/modbus/createModbusConnector.ts';
import { createNobleRadio } from '#core/adapters/noble/createNobleRadio.ts';
import { createDeviceSessions } from '#core/devices/createDeviceSessions.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { fileKind } from '#core/devices/files/fileStatus.ts';
import { sendFile } from '#core/devices/files/sendFile.ts';
import type { DeviceTarget } from '#shared/domain/deviceTarget.ts';
import { bundledStore } from '#tests/profiles/allProfiles.ts';
import { bundledPackage, imageOf } from '#tests/support/practiceFirmware.ts';
import { startSite } from '#tests/support/practiceSite.ts';
import { type CountedWay, countAttRequests, countModbusRequests } from './support/countRequests.ts';
import { report } from './support/report.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

/** A piece is one write; kind, size with hash, and begin are three more. */
const pieceBytes = 194;
const linkProbes = 200;
const clock = createSystemClock();
const image = imageOf(bundledPackage('1.5.0'));
const fewest = Math.ceil(image.length / pieceBytes) + 3;

const openSession = (target: DeviceTarget, radioPath: string) =>
  createDeviceSessions({
    radio: () => createNobleRadio({ radio: { kind: 'socket', path: radioPath }, clock }),
    modbus: createModbusConnector(),
    profiles: bundledStore.profiles(),
    clock,
    leases: { processId: process.pid, startedAtMs: 1, label: 'bench' },
  }).open(target);

/** The first and the last point of block D: 200 bytes, as long as the write of a piece, in one request. */
const asLongAsAPiece = ['settings.maxCurrent', 'schedule.6.mode'];

/** Bytes per second when every request moves a piece and is answered before the next one. */
const linkLimit = async (session: DeviceSession): Promise<number> => {
  await session.read(asLongAsAPiece);
  const startedMs = performance.now();
  for (let n = 0; n < linkProbes; n += 1) await session.read(asLongAsAPiece);
  return (pieceBytes * linkProbes * 1000) / (performance.now() - startedMs);
};

const bench = async (door: string, session: DeviceSession, way: CountedWay): Promise<void> => {
  const limit = await linkLimit(session);
  way.reset();
  const startedMs = performance.now();
  await sendFile(session, {
    file: {
      kind: fileKind.firmware,
      bytes: image,
      sha256: createHash('sha256').update(image).digest('hex'),
    },
    clock,
    isCancelled: () => false,
    onReceived: () => undefined,
  });
  const tookMs = performance.now() - startedMs;
  report({
    bench: `firmware-requests-${door}`,
    value: way.count(),
    unit: 'request',
    peer: { what: 'fewest possible', value: fewest },
    size: image.length,
  });
  report({
    bench: `firmware-throughput-${door}`,
    value: (image.length * 1000) / tookMs,
    unit: 'byte/s',
    peer: { what: 'answered requests of this length on the same link', value: limit },
    size: image.length,
  });
};

const benchBluetooth = async (): Promise<void> => {
  using folder = temporaryFolder();
  await using site = await startSite({ chargers: 1, speed: 1 });
  const [charger] = site.ready.chargers;
  if (!charger || !site.ready.radio) throw new Error('a site without radio');
  await using way = await countAttRequests(site.ready.radio, folder.path, 'ours');
  const session = await openSession({ kind: 'bluetooth', name: charger.serial }, way.path);
  await session.unlock(charger.pin);
  await bench('bluetooth', session, way);
  await session.close();
};

const benchModbus = async (): Promise<void> => {
  await using site = await startSite({ chargers: 1, speed: 1, commissioned: true });
  const [charger] = site.ready.chargers;
  if (!charger) throw new Error('a site without chargers');
  await site.control(`/chargers/${charger.serial}/settings`, { 'modbus.flags': 7 });
  const { host, port, unit } = charger.modbus;
  await using way = await countModbusRequests(host, port);
  const session = await openSession({ kind: 'modbus', host: '127.0.0.1', port: way.port, unit }, '');
  await session.unlock(charger.pin);
  await bench('modbus', session, way);
  await session.close();
};

await benchBluetooth();
await benchModbus();
process.exit(0);
