import type { FileEvent, FileFaults } from './files/fileFaults.ts';
import type { PerPhase } from './meter.ts';
import type { OcppSide } from './ocppSide.ts';
import type { Socket } from './world.ts';

/** What a door is told about a request. Modbus: exception codes 1, 2, 3, 4, 6; Bluetooth: codes of `command.result`. */
export type RegisterAnswer =
  | { readonly kind: 'values'; readonly words: readonly number[] }
  | { readonly kind: 'exception'; readonly exception: 1 | 2 | 3 | 4 | 6 };

/** One Modbus TCP connection's view of the charger: access (PIN), staging and history page belong to it. */
export interface ModbusSession {
  read(start: number, count: number): RegisterAnswer;
  /** `single` = FC6. An accepted write answers `values` with no words. */
  write(start: number, words: readonly number[], single: boolean): RegisterAnswer;
  end(): void;
}

/** What a Bluetooth write is answered with on the link; its outcome is in `lastResult`. */
export type LinkStatus = 'ok' | 'bad-offset' | 'bad-length';

export type BleBlockKey = 'A' | 'B' | 'C' | 'D' | 'N' | 'O' | 'R' | 'H' | 'F';

/** One Bluetooth link's view of the charger. */
export interface BleSession {
  readonly historyPage: number;
  /** The whole block; empty while locked (A and B are free). */
  readBlock(key: BleBlockKey): Buffer;
  /** C, D, N, O, R, F: first byte = offset in bytes; H: one byte = page. */
  writeBlock(key: BleBlockKey, value: Buffer): LinkStatus;
  writePin(value: Buffer): LinkStatus;
  /** Old length (u8), old digits, new digits; only while open. */
  changePin(value: Buffer): LinkStatus;
  /** Five bytes: state, attempts left, seconds until unblocked (u16), PIN is the factory's. */
  accessState(): Buffer;
  /** Six bytes: write counter (u16), code as `command.result`, 0, first refused register (u16). */
  lastResult(): Buffer;
  end(): void;
}

/** A car as the control API describes it; amperes per phase. */
export interface CarSpec {
  readonly phases: 1 | 2 | 3;
  /** Draws nothing below this, even while offered (A). */
  readonly minA: number;
  readonly maxA: number;
  /** Delay until it follows a new limit (ms of device time, 2000–5000 for real cars). */
  readonly reactionMs: number;
  readonly rampAPerS: number;
  /** From this session energy on (Wh) the current falls linearly to 0 over `taperWh`; 0 = never. */
  readonly taperStartWh: number;
  readonly taperWh: number;
  /** True: after a pause longer than 60 s (device time) it starts again only after a pilot interruption. */
  readonly sleepsAfterPause: boolean;
  /** True: once it was paused it draws nothing any more until it is plugged in anew. */
  readonly refusesResume?: boolean;
  /** So long after it began to draw (ms of device time) it draws on this many phases. */
  readonly later?: { readonly afterMs: number; readonly phases: 1 | 2 | 3 };
}

export interface PersistentState {
  /** Undefined when nothing was stored yet; may throw or return anything when the store is damaged. */
  load(): unknown;
  /** Written completely or not at all. */
  save(state: unknown): void;
  /** Room for the file being received, beside the state; kept in RAM without it. */
  readonly part?: PartFile;
}

/** Bytes that arrive piece by piece and survive a restart; may throw when the storage refuses. */
export interface PartFile {
  size(): number;
  read(): Buffer;
  append(bytes: Uint8Array): void;
  clear(): void;
}

export interface VirtualChargerOptions {
  readonly serial: string;
  readonly model: { readonly name: string; readonly hardwareMaxA: 32 | 40; readonly phases: 1 | 3 };
  readonly seed: number;
  /** Divides the waits of the site; the charger's own clock runs normally. */
  readonly speed: number;
  readonly persistence: PersistentState;
  /** Factory value of `modbus.port`. */
  readonly modbusPort: number;
  /** Starts commissioned: Modbus bits 0–1 on, Bluetooth silent. */
  readonly commissioned: boolean;
  /** With `commissioned`: settings over Modbus are allowed too (bit 2), with the PIN. */
  readonly takesSettings?: boolean;
  /** Stored time-out without control; the factory's 60 s where it is not told. */
  readonly failsafeTimeoutS?: number;
  readonly wifi: { readonly ssid: string; readonly password: string };
  /** What it left the factory with, as `1.4.2+7` (the default). */
  readonly firmware?: string;
  /** As `identity.hardware`, 1 by default. */
  readonly hardware?: number;
  /** Coding of the mains plug in mA; 0xFFFF (the default) = unknown. */
  readonly adapterMa?: number;
}

/** What the outside of a charger is at this moment; the site binds and unbinds doors accordingly. */
export interface DoorState {
  readonly bluetoothOpen: boolean;
  /** Where the Modbus port must be open now, or undefined. An address outside 127.0.0.0/8 is not bound. */
  readonly modbus: { readonly host: string; readonly port: number } | undefined;
}

/** What the advertisement shows. */
export interface AdvertisedState {
  readonly mapVersion: number;
  readonly modelA: number;
  /** Bit 0 PIN differs from the factory's, 1 car plugged, 2 charging, 3 fault. */
  readonly state: number;
}

/** Bits to switch on and off, by the numbers of `state.fault`. */
export interface BitChange {
  readonly on?: readonly number[];
  readonly off?: readonly number[];
}

/** Numbers in units, enums as numbers, strings as text, raw as hex, unavailable = null, secrets as "is one stored". */
export type Truth = Readonly<Record<string, number | string | boolean | null>>;

export type Unsubscribe = () => void;

/** A charger without any socket: registers and characteristics on one side, the physical world on the other. */
export interface VirtualCharger {
  readonly serial: string;
  /** `NEXUS-` and the last four characters of the serial. */
  readonly name: string;

  openModbusSession(): ModbusSession;
  openBleSession(): BleSession;

  doors(): DoorState;
  /** Called at every change, not at once. During a restart both doors are closed for a while. */
  onDoors(listener: (doors: DoorState) => void): Unsubscribe;
  advertised(): AdvertisedState;
  onAdvertised(listener: () => void): Unsubscribe;
  /** Once per second: a new live sample is there. */
  onSample(listener: () => void): Unsubscribe;
  /** Something in the access state or a result may have changed. */
  onAccess(listener: () => void): Unsubscribe;
  /** Called before the write that caused it is answered. */
  onFile(listener: (event: FileEvent) => void): Unsubscribe;

  /** False when a car is plugged already. */
  plugCar(spec: CarSpec): boolean;
  unplugCar(): void;
  isCarPlugged(): boolean;

  /** The button held for 10 s: false, and nothing done, while a car is plugged. */
  factoryReset(): boolean;
  /** The button pressed shortly: releases charging in start mode 1. */
  pressButton(): void;
  /** Mains off and on. */
  reboot(): void;
  presentCard(uid: Uint8Array): void;

  setFaults(change: BitChange): void;
  setWarnings(change: BitChange): void;
  /** While on, settings writes and commits are answered with success and not applied. */
  ignoreWrites(on: boolean): void;
  /** Settings (in units) that every commit sets besides what was staged, also over what was staged. */
  alterWrites(values: Readonly<Record<string, number | string>>): void;
  /** What the socket does to voltage and plug; undefined = a good one. */
  setSocket(socket: Socket | undefined): void;
  /** Whether the next self test of the residual-current sensor fails. */
  failSelfTest(fails: boolean): void;
  /** Points that the doors tell as these registers. */
  garble(points: ReadonlyMap<string, readonly number[]>): void;
  /** A new record appears behind the n-th read of the history from now on; 0 = none. */
  addRecordAtRead(reads: number): void;
  /** So many sessions that ended up to now, every six hours one. */
  addHistory(records: number): void;
  /** Settings (in units) that somebody changes at the charger itself. */
  changeSettings(values: Readonly<Record<string, number | string>>): void;
  setFileFaults(faults: FileFaults): void;
  /** Another firmware (as `1.4.2+7`) and hardware than before, and a restart. */
  setFirmware(version: string, hardware?: number): void;
  setClock(epochS: number): void;
  setMains(volts: { readonly l1: number; readonly l2: number; readonly l3: number }): void;
  /** Undefined = from the model again. */
  setMainsPlugTemperature(celsius: number | undefined): void;
  setRssi(dBm: number): void;
  /** mA, 0xFFFF = unknown. */
  setAdapter(adapterMa: number): void;
  /** The charger's own house meter (A per phase); undefined = meter lost. */
  setHouseCurrents(amps: { readonly l1: number; readonly l2: number; readonly l3: number } | undefined): void;

  /** What its OCPP client works with. */
  readonly ocpp: OcppSide;
  /** The meter on the network that it follows now: load balancing of its own, Modbus TCP, the reference meter. */
  meterAddress(): { readonly host: string; readonly port: number; readonly unit: number } | undefined;

  /** SHA-256 of the PEM files that are installed. */
  certificates(): { readonly ca: string | null; readonly client: string | null };
  /** The PIN that opens it now: of a practice charger it is no secret. */
  pin(): string;
  /** What flows now on the charger's own phases 1, 2, 3 (A). */
  drawnA(): PerPhase;
  /** Every point of the map as it is inside. */
  truth(): Truth;
  /** Stops all timers; the state was saved already. */
  close(): void;
}
