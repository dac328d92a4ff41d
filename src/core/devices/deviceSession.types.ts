import type { Door, PointValues } from '#shared/domain/pointValue.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';

/** The lock of a charger, as it says itself. One counter of attempts serves both doors. */
export interface AccessState {
  readonly state: 'locked' | 'open' | 'blocked';
  readonly attemptsLeft: number;
  readonly blockedSeconds: number;
  readonly pinIsFactory: boolean;
}

/** Who answered: block A and what of block B belongs to it. */
export interface DeviceIdentity {
  readonly serial: string;
  readonly model: string;
  readonly name: string;
  readonly vendor: string;
  readonly firmware: string;
  readonly hardware: number;
  /** Twelve lower-case hex digits. */
  readonly mac: string;
  readonly phases: 1 | 3;
  readonly hardwareMaxA: number;
  readonly minA: number;
  /** Bitmap `capabilities`. */
  readonly capabilities: number;
  readonly practice: boolean;
  readonly mapVersion: string;
  readonly bootCount: number;
}

/** One latched sample of block B. */
export interface LiveSample {
  readonly atMs: number;
  readonly values: PointValues;
}

/** Everything a charger let us read; `unreadable` names the error code per point. */
export interface DeviceReading {
  readonly values: PointValues;
  readonly unreadable: Readonly<Record<string, string>>;
  readonly secretsSet: Readonly<Record<string, boolean>>;
  readonly requests: number;
  readonly tookMs: number;
}

export type CommitBlock = 'D' | 'N' | 'O' | 'R';

export interface ReadAllOptions {
  onProgress?(done: number, total: number): void;
  readonly signal?: AbortSignal;
}

export interface FilePiece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

export interface CommandOptions {
  /** Wait for the result `done`; else `accepted` is enough. */
  readonly waitDone?: boolean;
  readonly deadlineMs?: number;
}

/**
 * A session with one charger over one of its doors; both doors keep the same promises. Values are in units.
 * Errors beside those named: `device.link-lost`, `device.timeout`, `device.bad-answer`, `pin.required`.
 */
export interface DeviceSession {
  readonly id: string;
  readonly door: Door;
  readonly address: string;
  readonly profile: DeviceProfile;
  readonly identity: DeviceIdentity;
  isOpen(): boolean;
  access(): Promise<AccessState>;
  /** Sent once, never repeated: `pin.wrong` with the attempts left, `pin.blocked`, `pin.invalid`. */
  unlock(pin: string): Promise<AccessState>;
  lock(): Promise<void>;
  /** Bluetooth only; over Modbus `write.refused-state`. */
  changePin(newPin: string): Promise<void>;
  /** Block-wise with the fewest requests. */
  read(points: readonly string[]): Promise<PointValues>;
  /** Everything, history included; what cannot be read is named, not thrown. */
  readAll(options?: ReadAllOptions): Promise<DeviceReading>;
  /** About one sample per second until the returned function is called. */
  live(listener: (sample: LiveSample) => void): Promise<() => Promise<void>>;
  /** Bluetooth only; null over Modbus. */
  rssiDbm(): Promise<number | null>;
  /** Block C, contiguous points in one write, range-checked; not read back here. */
  writeControl(values: PointValues): Promise<void>;
  /** Blocks D, N, O, R: staged in the charger, in force after `commit`. */
  stage(values: PointValues): Promise<void>;
  /**
   * Stores what is staged, all or nothing, and answers the new generation. `commit.stale-generation`,
   * `commit.no-door`, `commit.unknown-outcome` when the link ended before the answer.
   */
  commit(generation: number, scope?: readonly CommitBlock[]): Promise<{ readonly generation: number }>;
  confirmCommit(): Promise<void>;
  forgetStaged(): Promise<void>;
  /** Writes `command.run` (and its argument) and follows `command.result`. */
  command(run: number, argument?: number, options?: CommandOptions): Promise<'done' | 'accepted'>;
  setClock(unixSeconds: number): Promise<void>;
  /**
   * Pieces of a file in order, 1–194 bytes each, one write of `file.offset` … `file.data` per piece; done when the
   * last one was accepted. After any error `file.received` tells how far it came.
   */
  sendFilePieces(pieces: readonly FilePiece[]): Promise<void>;
  /** Opens the session that follows this one with the PIN that opened this one: once, and never a blocked charger. */
  passAccessTo(next: Pick<DeviceSession, 'access' | 'unlock'>): Promise<AccessState>;
  onClosed(listener: (end: { readonly wanted: boolean }) => void): () => void;
  close(): Promise<void>;
}
