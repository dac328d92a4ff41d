import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createMemoryPart } from '#simulator/charger/files/partFile.ts';
import type { VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';
import { bundledPackage, imageOf, makePackage } from '#tests/support/practiceFirmware.ts';
import {
  begin,
  chunkBytes,
  command,
  deliver,
  install,
  opened,
  run,
  sendChunk,
  sendRest,
  stateAndReason,
  switchOnForFiles,
} from './fileBench.ts';
import { eagerCar, type MemoryStore, pass, useStoppedClock } from './testBench.ts';

useStoppedClock();

const image = imageOf(bundledPackage('1.5.0'));
const firmwareOf = (charger: VirtualCharger) => charger.truth()['identity.firmware'];

test('an image is received, checked, installed, tried and confirmed', () => {
  const charger = switchOnForFiles();
  const before = charger.truth();
  expect(before).toMatchObject({ 'identity.firmware': '1.4.2+7', 'file.state': 0, 'state.resetCause': 0 });
  const session = deliver(charger, 1, image);
  expect(stateAndReason(charger)).toEqual([3, 0]);
  expect(run(session, command.install)).toBe(0);
  expect(charger.truth()).toMatchObject({ 'file.state': 5, 'state.charge': 9 });
  pass(25);
  expect(charger.truth()).toMatchObject({
    'identity.firmware': '1.5.0',
    'identity.firmwareNumber': 0x01050000,
    'state.bootCount': Number(before['state.bootCount']) + 1,
    'state.resetCause': 4,
    'file.state': 6,
    'state.charge': 1,
  });
  expect(run(opened(charger), command.confirm)).toBe(0);
  pass(400);
  expect(charger.truth()).toMatchObject({
    'identity.firmware': '1.5.0',
    'file.state': 0,
    'file.received': 0,
  });
});

test('a firmware that nobody confirms goes back 300 s after its boot', () => {
  const charger = switchOnForFiles();
  install(deliver(charger, 1, image));
  pass(290);
  expect(firmwareOf(charger)).toBe('1.5.0');
  pass(20);
  expect(charger.truth()).toMatchObject({ 'identity.firmware': '1.4.2+7', 'file.state': 0 });
  expect(run(opened(charger), command.confirm)).toBe(1);
});

test.each([
  ['a restart', (charger: VirtualCharger) => charger.reboot()],
  ['discard', (charger: VirtualCharger) => run(opened(charger), command.discard)],
  ['a factory reset', (charger: VirtualCharger) => charger.factoryReset()],
])('a trial ends with %s', (_title, end) => {
  const charger = switchOnForFiles();
  install(deliver(charger, 1, image));
  end(charger);
  pass(10);
  expect(charger.truth()).toMatchObject({ 'identity.firmware': '1.4.2+7', 'file.state': 0 });
});

test('a process that ends during the trial comes back with the old firmware', () => {
  const store: MemoryStore = { saved: undefined };
  const charger = switchOnForFiles({}, store);
  install(deliver(charger, 1, image));
  charger.close();
  expect(firmwareOf(switchOnForFiles({}, store))).toBe('1.4.2+7');
});

const altered = (at: number, bytes = image) => {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 0xff, at);
  return copy;
};

test.each([
  ['a byte of its payload changed', altered(5000), 3],
  ['a byte of its header changed', altered(13), 3],
  ['its signature changed', altered(image.length - 1), 3],
  ['no signature', imageOf(makePackage('--only=1.5.0', '--unsigned')), 3],
  ['a signature of another vendor', imageOf(makePackage('--only=1.5.0', '--foreign-key')), 3],
  ['its end cut off', image.subarray(0, 40_000), 1],
  ['too few bytes for a header', Buffer.from('firmware'), 1],
  ['no image in it', Buffer.alloc(500, 7), 3],
  ['another model', imageOf(makePackage('--only=1.5.0', '--models=NEXUS 22')), 4],
  ['another hardware', imageOf(makePackage('--only=1.5.0', '--hardware=2-3')), 4],
  ['a lowest version above the running one', imageOf(makePackage('--only=1.5.0', '--min=1.4.3')), 5],
] as const)('an image with %s is refused', (_title, bytes, reason) => {
  const charger = switchOnForFiles();
  const session = deliver(charger, 1, Buffer.from(bytes));
  expect(stateAndReason(charger)).toEqual([4, reason]);
  expect(run(session, command.install)).toBe(1);
});

test('an image that is not the announced one is refused by its hash', () => {
  const charger = switchOnForFiles();
  const session = opened(charger);
  begin(session, 1, image);
  sendRest(session, altered(1));
  run(session, command.check);
  pass(10);
  expect(stateAndReason(charger)).toEqual([4, 2]);
  expect(begin(session, 1, image)).toBe(0);
  expect(charger.truth()['file.received']).toBe(0);
});

test('a check before the last byte is reason 1, and begin goes on', () => {
  const charger = switchOnForFiles();
  const session = opened(charger);
  begin(session, 1, image);
  sendRest(session, image, 1000);
  expect(run(session, command.check)).toBe(0);
  expect(stateAndReason(charger)).toEqual([4, 1]);
  begin(session, 1, image);
  expect(charger.truth()).toMatchObject({ 'file.state': 1, 'file.reason': 0, 'file.received': 1000 });
  expect(begin(session, 1, image.subarray(0, 2000))).toBe(0);
  expect(charger.truth()['file.received']).toBe(0);
});

test('older firmware is taken until one without a way back was confirmed', () => {
  const charger = switchOnForFiles();
  install(deliver(charger, 1, imageOf(bundledPackage('1.4.0'))));
  run(opened(charger), command.confirm);
  expect(firmwareOf(charger)).toBe('1.4.0');
  install(deliver(charger, 1, imageOf(bundledPackage('2.0.0'))));
  run(opened(charger), command.confirm);
  expect(firmwareOf(charger)).toBe('2.0.0');
  deliver(charger, 1, image);
  expect(stateAndReason(charger)).toEqual([4, 5]);
});

test('a firmware without a way back that is not confirmed leaves the way open', () => {
  const charger = switchOnForFiles();
  install(deliver(charger, 1, imageOf(bundledPackage('2.0.0'))));
  pass(320);
  deliver(charger, 1, imageOf(bundledPackage('1.4.0')));
  expect(stateAndReason(charger)).toEqual([3, 0]);
});

test('capabilities follow the firmware', () => {
  const bit = (charger: VirtualCharger, n: number) => (Number(charger.truth()['capabilities']) >>> n) & 1;
  const charger = switchOnForFiles();
  expect([bit(charger, 12), bit(charger, 23), bit(charger, 25)]).toEqual([0, 1, 1]);
  charger.setFirmware('1.4.0');
  pass(10);
  expect(bit(charger, 23)).toBe(0);
  charger.setFirmware('2.0.0', 2);
  pass(10);
  expect([bit(charger, 12), bit(charger, 23)]).toEqual([1, 1]);
  expect(charger.truth()['identity.hardware']).toBe(2);
});

test('a car on the cable keeps firmware from being installed', () => {
  const charger = switchOnForFiles();
  charger.plugCar(eagerCar);
  const session = deliver(charger, 1, image);
  expect(run(session, command.install)).toBe(1);
  expect(stateAndReason(charger)).toEqual([3, 6]);
  charger.unplugCar();
  expect(install(session)).toBe(0);
  expect(firmwareOf(charger)).toBe('1.5.0');
});

test('a car that comes while firmware is installed is offered nothing', () => {
  const charger = switchOnForFiles();
  run(deliver(charger, 1, image), command.install);
  charger.plugCar(eagerCar);
  pass(10);
  expect(charger.truth()).toMatchObject({ 'state.charge': 9, 'limit.active': 0, 'meter.current.l1': 0 });
});

test('chunks leave no gap, come again unharmed and never contradict', () => {
  const charger = switchOnForFiles();
  const session = opened(charger);
  begin(session, 1, image);
  const piece = (from: number, to: number) => image.subarray(from, to);
  expect(sendChunk(session, 2, piece(2, 4))).toBe(3);
  expect(charger.truth()['command.lastRegister']).toBe(1816);
  expect(sendChunk(session, 0, piece(0, 100))).toBe(0);
  expect(sendChunk(session, 0, piece(0, 100))).toBe(0);
  expect(sendChunk(session, 50, piece(50, 151))).toBe(0);
  expect(charger.truth()['file.received']).toBe(151);
  expect(sendChunk(session, 100, Buffer.alloc(20, 1))).toBe(3);
  expect(charger.truth()['command.lastRegister']).toBe(1819);
  expect(charger.truth()).toMatchObject({ 'file.received': 151, 'file.offset': 50, 'file.length': 101 });
});

test.each([
  ['a length of 0', [0, 0, 0, 0], 3, 1818],
  ['more than 194 bytes', [0, 0, 195, ...new Array<number>(97).fill(0)], 3, 1818],
  ['fewer registers than the length needs', [0, 0, 3, 1], 3, 1818],
  ['an offset without data', [0, 0], 3, 1818],
  ['bytes behind its length', [0, 0, 1, 0x4e01], 3, 1819],
] as const)('a chunk with %s is refused', (_title, values, exception, register) => {
  const charger = switchOnForFiles();
  const session = opened(charger);
  begin(session, 1, image);
  expect(session.write(1816, values, false)).toEqual({ kind: 'exception', exception });
  expect(charger.truth()['command.lastRegister']).toBe(register);
});

test('a chunk past the end of the file, or without a file, is refused', () => {
  const charger = switchOnForFiles();
  const session = opened(charger);
  expect(sendChunk(session, 0, image.subarray(0, 10))).toBe(1);
  expect(stateAndReason(charger)).toEqual([0, 6]);
  begin(session, 1, image.subarray(0, 5));
  expect(sendChunk(session, 0, image.subarray(0, 6))).toBe(3);
});

test.each([
  ['no kind', 0, 0, 1792],
  ['no byte', 1, 0, 1794],
  ['a certificate of more than 16 KiB', 2, 16_385, 1794],
])('begin with %s is refused', (_title, kind, size, register) => {
  const charger = switchOnForFiles();
  const session = opened(charger);
  if (kind !== 0) session.write(1792, [kind], true);
  session.write(1794, [0, size], false);
  expect(run(session, command.begin)).toBe(3);
  expect(charger.truth()['command.lastRegister']).toBe(register);
});

test('commands out of turn are refused and say so', () => {
  const charger = switchOnForFiles();
  const session = opened(charger);
  for (const out of [command.check, command.install, command.confirm]) expect(run(session, out)).toBe(1);
  expect(stateAndReason(charger)).toEqual([0, 6]);
  begin(session, 1, image);
  expect(stateAndReason(charger)).toEqual([1, 0]);
  expect(run(session, command.discard)).toBe(0);
  expect(charger.truth()).toMatchObject({ 'file.state': 0, 'file.size': 0, 'file.received': 0 });
});

test('block F needs flags and PIN to write, neither to read', () => {
  const charger = switchOnForFiles();
  const stranger = charger.openModbusSession();
  expect(stranger.read(1792, 124).kind).toBe('values');
  expect(stranger.write(1792, [1], true)).toEqual({ kind: 'exception', exception: 1 });
  const link = charger.openBleSession();
  expect(link.readBlock('F')).toHaveLength(0);
  link.writePin(Buffer.from('000000'));
  expect(link.readBlock('F')).toHaveLength(248);
});

test('what was received survives a restart of the charger and of its process', () => {
  const store: MemoryStore = { saved: undefined };
  const part = createMemoryPart();
  const persistence = {
    load: () => store.saved,
    save: (state: unknown) => {
      store.saved = JSON.parse(JSON.stringify(state));
    },
    part,
  };
  const charger = switchOnForFiles({ persistence }, store);
  const first = opened(charger);
  begin(first, 1, image);
  sendRest(first, image, 20_000);
  charger.reboot();
  pass(10);
  expect(charger.truth()).toMatchObject({
    'file.state': 1,
    'file.received': 20_000,
    'file.size': image.length,
  });
  sendRest(opened(charger), image, 40_000);
  charger.close();
  const again = switchOnForFiles({ persistence }, store);
  expect(again.truth()['file.received']).toBe(40_000);
  const session = opened(again);
  begin(session, 1, image);
  expect(sendRest(session, image)).toBe(0);
  run(session, command.check);
  pass(10);
  expect(stateAndReason(again)).toEqual([3, 0]);
});

test.each([1, 100, 194, 195, 32_801, image.length])(
  'mains that fail at byte %i lose nothing before it',
  (at) => {
    const charger = switchOnForFiles();
    const events: string[] = [];
    charger.onFile((event) => events.push(event));
    charger.setFileFaults({ cutPowerAtByte: at });
    const session = opened(charger);
    begin(session, 1, image);
    sendRest(session, image);
    expect(events.at(-1)).toBe('power cut');
    pass(10);
    expect(charger.truth()['file.received']).toBe(at);
    const next = opened(charger);
    expect(sendRest(next, image)).toBe(0);
    run(next, command.check);
    pass(10);
    expect(stateAndReason(charger)).toEqual([3, 0]);
  },
);

test('mains that fail during the check leave a received file, during the installation a ready one', () => {
  const charger = switchOnForFiles();
  charger.setFileFaults({ cutPowerDuring: 'check' });
  deliver(charger, 1, image);
  expect(stateAndReason(charger)).toEqual([1, 0]);
  const session = opened(charger);
  run(session, command.check);
  pass(10);
  charger.setFileFaults({ cutPowerDuring: 'install' });
  install(session);
  expect(charger.truth()).toMatchObject({ 'file.state': 3, 'identity.firmware': '1.4.2+7' });
  install(opened(charger));
  expect(firmwareOf(charger)).toBe('1.5.0');
});

test('slow flash answers a chunk that comes too soon with "too soon"', () => {
  const charger = switchOnForFiles();
  charger.setFileFaults({ busyMs: 50 });
  const session = opened(charger);
  begin(session, 1, image);
  expect(sendChunk(session, 0, image.subarray(0, chunkBytes))).toBe(0);
  expect(sendChunk(session, chunkBytes, image.subarray(chunkBytes, 2 * chunkBytes))).toBe(6);
  pass(0.05);
  expect(sendChunk(session, chunkBytes, image.subarray(chunkBytes, 2 * chunkBytes))).toBe(0);
});

test('what was announced reads back', () => {
  const charger = switchOnForFiles();
  begin(opened(charger), 1, image);
  expect(charger.truth()).toMatchObject({
    'file.kind': 1,
    'file.size': image.length,
    'file.sha256': createHash('sha256').update(image).digest('hex'),
  });
});
