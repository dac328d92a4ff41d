import { createHash } from 'node:crypto';
import type {
  ModbusSession,
  VirtualCharger,
  VirtualChargerOptions,
} from '#simulator/charger/virtualCharger.types.ts';
import {
  bleCommit,
  bleWrite,
  type MemoryStore,
  openedBle,
  pass,
  switchOn,
  words,
  write,
} from './testBench.ts';

export const model = { name: 'NEXUS 32', hardwareMaxA: 32, phases: 3 } as const;
export const command = { begin: 1, check: 2, install: 3, discard: 4, confirm: 5 };
export const chunkBytes = 194;

const halves = (value: number) => [Math.floor(value / 0x10000), value % 0x10000];

export function wordsOf(bytes: Uint8Array): number[] {
  const even = Buffer.alloc(bytes.length + (bytes.length % 2));
  even.set(bytes);
  return Array.from({ length: even.length / 2 }, (_, n) => even.readUInt16BE(2 * n));
}

/** A commissioned charger that takes settings over Modbus. */
export function switchOnForFiles(
  options: Partial<VirtualChargerOptions> = {},
  store: MemoryStore = { saved: undefined },
): VirtualCharger {
  const charger = switchOn({ model, commissioned: true, ...options }, store);
  if (charger.truth()['modbus.flags'] === 7) return charger;
  const link = openedBle(charger);
  bleWrite(link, 'D', 50, 7);
  bleCommit(charger, link, 1);
  link.end();
  pass(6);
  return charger;
}

/** A Modbus connection that has shown the PIN. */
export function opened(charger: VirtualCharger): ModbusSession {
  const session = charger.openModbusSession();
  write(session, 534, ...halves(1_000_000));
  return session;
}

export function run(session: ModbusSession, fileCommand: number): number {
  return write(session, 1815, fileCommand);
}

export function begin(session: ModbusSession, kind: number, bytes: Buffer): number {
  write(session, 1792, kind);
  const hash = createHash('sha256').update(bytes).digest();
  write(session, 1794, ...halves(bytes.length), ...wordsOf(hash));
  return run(session, command.begin);
}

export function sendChunk(session: ModbusSession, offset: number, bytes: Buffer): number {
  return write(session, 1816, ...halves(offset), bytes.length, ...wordsOf(bytes));
}

/** Sends what is missing; answers with the first exception, 0 = all arrived. */
export function sendRest(session: ModbusSession, bytes: Buffer, most = bytes.length): number {
  let [high = 0, low = 0] = words(session, 1812, 2);
  for (let at = high * 0x10000 + low; at < most; at += chunkBytes) {
    const exception = sendChunk(session, at, bytes.subarray(at, Math.min(most, at + chunkBytes)));
    if (exception !== 0) return exception;
  }
  return 0;
}

/** Sends a whole file and checks it. */
export function deliver(charger: VirtualCharger, kind: number, bytes: Buffer): ModbusSession {
  const session = opened(charger);
  begin(session, kind, bytes);
  sendRest(session, bytes);
  run(session, command.check);
  pass(10);
  return session;
}

export function stateAndReason(charger: VirtualCharger): readonly unknown[] {
  const truth = charger.truth();
  return [truth['file.state'], truth['file.reason']];
}

/** Installs and waits for the restart. */
export function install(session: ModbusSession): number {
  const exception = run(session, command.install);
  pass(25);
  return exception;
}
