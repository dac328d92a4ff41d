import { afterEach, beforeEach, vi } from 'vitest';
import { createVirtualCharger } from '#simulator/charger/virtualCharger.ts';
import type {
  BleBlockKey,
  BleSession,
  CarSpec,
  ModbusSession,
  VirtualCharger,
  VirtualChargerOptions,
} from '#simulator/charger/virtualCharger.types.ts';

/** A Thursday, 10:00 UTC. */
const startEpochMs = Date.UTC(2026, 3, 2, 10, 0, 0);

const open: VirtualCharger[] = [];

/** Every test of a file runs on a stopped clock and leaves no timers. */
export function useStoppedClock(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.setSystemTime(startEpochMs);
  });
  afterEach(() => {
    for (const charger of open.splice(0)) charger.close();
    vi.useRealTimers();
  });
}

export interface MemoryStore {
  saved: unknown;
}

export function switchOn(
  options: Partial<VirtualChargerOptions> = {},
  store: MemoryStore = { saved: undefined },
): VirtualCharger {
  const charger = createVirtualCharger({
    serial: 'NX3200012345',
    model: { name: 'NEXUS-32-3', hardwareMaxA: 32, phases: 3 },
    seed: 7,
    speed: 1,
    persistence: {
      load: () => store.saved,
      save: (state) => {
        store.saved = JSON.parse(JSON.stringify(state));
      },
    },
    modbusPort: 15020,
    commissioned: false,
    wifi: { ssid: 'Werkstatt', password: 'Steckdose1' },
    ...options,
  });
  open.push(charger);
  return charger;
}

export function pass(seconds: number): void {
  vi.advanceTimersByTime(seconds * 1000);
}

export const eagerCar: CarSpec = {
  phases: 3,
  minA: 6,
  maxA: 32,
  reactionMs: 2000,
  rampAPerS: 8,
  taperStartWh: 0,
  taperWh: 0,
  sleepsAfterPause: false,
};

/** What a Bluetooth write ended with, as `command.result`. */
export function resultOf(session: BleSession): number {
  return session.lastResult().readUInt8(2);
}

export function refusedRegisterOf(session: BleSession): number {
  return session.lastResult().readUInt16BE(4);
}

export function openedBle(charger: VirtualCharger, pin = '000000'): BleSession {
  const session = charger.openBleSession();
  session.writePin(Buffer.from(pin));
  return session;
}

/** Writes registers of a block over Bluetooth and answers the result code. */
export function bleWrite(session: BleSession, key: BleBlockKey, offset: number, ...words: number[]): number {
  const data = Buffer.alloc(words.length * 2);
  words.forEach((word, n) => data.writeUInt16BE(word, 2 * n));
  session.writeBlock(key, Buffer.concat([Buffer.from([offset * 2]), data]));
  return resultOf(session);
}

/** Commits what was staged, with the generation of now. */
export function bleCommit(charger: VirtualCharger, session: BleSession, scope: number): number {
  bleWrite(session, 'C', 28, Number(charger.truth()['generation.settings']));
  bleWrite(session, 'C', 19, scope);
  return bleWrite(session, 'C', 20, 0x4e58, 0xc0de);
}

/** Text as registers, NUL padded. */
export function text(value: string, registers: number): number[] {
  const bytes = Buffer.alloc(registers * 2);
  bytes.write(value, 'utf8');
  return Array.from({ length: registers }, (_, n) => bytes.readUInt16BE(2 * n));
}

export function words(session: ModbusSession, start: number, count: number): readonly number[] {
  const answer = session.read(start, count);
  if (answer.kind === 'exception') throw new Error(`exception ${answer.exception} at ${start}`);
  return answer.words;
}

/** The exception a write is answered with, 0 = accepted. */
export function write(session: ModbusSession, start: number, ...values: number[]): number {
  const answer = session.write(start, values, values.length === 1);
  return answer.kind === 'exception' ? answer.exception : 0;
}

/** Stages the practice network and commits it alone. */
export function joinWifi(charger: VirtualCharger, session: BleSession, password = 'Steckdose1'): number {
  bleWrite(session, 'N', 2, ...text('Werkstatt', 16));
  bleWrite(session, 'N', 18, ...text(password, 32));
  bleWrite(session, 'N', 0, 1);
  return bleCommit(charger, session, 2);
}
