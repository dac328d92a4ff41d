import { factoryPin, factoryWords, type StoredWords } from './factory.ts';
import type { Certificates } from './files/certificates.ts';
import { type FirmwareState, freshFirmware } from './files/firmware.ts';
import type { StoredTransfer } from './files/transfer.types.ts';
import { blocks, historySlots, storedKeys } from './registerMap.ts';
import type { VirtualChargerOptions } from './virtualCharger.types.ts';

/** One finished charging session, as the history keeps it. */
export interface HistoryRecord {
  readonly id: number;
  readonly startS: number;
  readonly endS: number;
  readonly energyWh: number;
  readonly meterStartWh: number;
  readonly chargingS: number;
  readonly peakW: number;
  readonly maxMa: number;
  readonly phases: number;
  readonly stopReason: number;
  readonly authSource: number;
  readonly card: string;
  readonly maxTemperatureDeci: number;
}

/** Everything that survives a restart. */
export interface StoredState {
  format: 1;
  words: StoredWords;
  pin: string;
  wrongPins: number;
  /** How often the PIN was blocked since a right one. */
  blocks: number;
  blockedUntilRealMs: number;
  generations: { settings: number; cards: number; history: number };
  bootCount: number;
  energyWh: number;
  relayCycles: number;
  lastSessionId: number;
  history: HistoryRecord[];
  runningSession: HistoryRecord | undefined;
  bluetoothSilent: boolean;
  /** A commit that waits for its confirmation: what comes back without it. */
  unconfirmed: { words: StoredWords } | undefined;
  clockOffsetMs: number;
  isClockSet: boolean;
  firmware: FirmwareState;
  /** As `identity.hardware`. */
  hardware: number;
  transfer: StoredTransfer | undefined;
  certificates: Certificates;
  ocpp: OcppMemory;
}

/** What the OCPP side keeps over a restart. */
export interface OcppMemory {
  /** Keys of its own, beside those that are settings. */
  config: Record<string, string>;
  /** Settings (in units) that a restart puts in force. */
  afterRestart: Record<string, number | string>;
  /** Transaction messages nobody has taken yet. */
  queue: { action: string; payload: Record<string, unknown> }[];
}

export interface Store {
  readonly state: StoredState;
  /** The state file was there and could not be used. */
  readonly wasDamaged: boolean;
  readonly wasNew: boolean;
  /** Throws when the storage refuses. */
  save(): void;
  /** Saves; a refusal is kept for `hasFailed`, what is in RAM stays in force. */
  trySave(): void;
  hasFailed(): boolean;
}

function fresh(options: VirtualChargerOptions): StoredState {
  return {
    format: 1,
    words: factoryWords(options),
    pin: factoryPin,
    wrongPins: 0,
    blocks: 0,
    blockedUntilRealMs: 0,
    generations: { settings: 1, cards: 1, history: 1 },
    bootCount: 0,
    energyWh: 0,
    relayCycles: 0,
    lastSessionId: 0,
    history: [],
    runningSession: undefined,
    bluetoothSilent: options.commissioned,
    unconfirmed: undefined,
    clockOffsetMs: 0,
    isClockSet: true,
    firmware: freshFirmware(options.firmware),
    hardware: options.hardware ?? 1,
    transfer: undefined,
    certificates: {},
    ocpp: { config: {}, afterRestart: {}, queue: [] },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areWords(value: unknown): value is StoredWords {
  if (!isRecord(value)) return false;
  return storedKeys.every((key) => {
    const words: unknown = value[key];
    return (
      Array.isArray(words) &&
      words.length === blocks[key].length &&
      words.every((word) => Number.isInteger(word) && word >= 0 && word <= 0xffff)
    );
  });
}

function areNumbers(value: Record<string, unknown>, names: readonly string[]): boolean {
  return names.every((name) => Number.isFinite(value[name]));
}

function isStoredState(value: unknown): value is StoredState {
  if (!isRecord(value) || value['format'] !== 1 || !areWords(value['words'])) return false;
  const generations = value['generations'];
  const unconfirmed = value['unconfirmed'];
  return (
    typeof value['pin'] === 'string' &&
    typeof value['bluetoothSilent'] === 'boolean' &&
    isRecord(generations) &&
    areNumbers(generations, ['settings', 'cards', 'history']) &&
    areNumbers(value, [
      'wrongPins',
      'blocks',
      'blockedUntilRealMs',
      'bootCount',
      'energyWh',
      'relayCycles',
    ]) &&
    areNumbers(value, ['lastSessionId', 'clockOffsetMs']) &&
    Array.isArray(value['history']) &&
    value['history'].length <= historySlots &&
    value['history'].every(isRecord) &&
    ['firmware', 'transfer', 'certificates'].every(
      (name) => value[name] === undefined || isRecord(value[name]),
    ) &&
    (unconfirmed === undefined || (isRecord(unconfirmed) && areWords(unconfirmed['words'])))
  );
}

function load(options: VirtualChargerOptions): {
  state: StoredState;
  found: 'nothing' | 'damaged' | 'state';
} {
  let loaded: unknown;
  try {
    loaded = options.persistence.load();
  } catch {
    return { state: fresh(options), found: 'damaged' };
  }
  if (loaded === undefined) return { state: fresh(options), found: 'nothing' };
  if (!isStoredState(loaded)) return { state: fresh(options), found: 'damaged' };
  // A state from before a field existed gets the factory's.
  return { state: { ...fresh(options), ...structuredClone(loaded) }, found: 'state' };
}

/** Loads what survived; a missing or damaged state gives the factory's. */
export function createStore(options: VirtualChargerOptions): Store {
  const { state, found } = load(options);
  let hasFailed = false;
  const save = () => options.persistence.save(structuredClone(state));
  return {
    state,
    wasDamaged: found === 'damaged',
    wasNew: found === 'nothing',
    save,
    trySave: () => {
      try {
        save();
        hasFailed = false;
      } catch {
        hasFailed = true;
      }
    },
    hasFailed: () => hasFailed,
  };
}
