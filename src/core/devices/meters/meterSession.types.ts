import type { MeterProfile } from '#shared/profile/meter/meterProfile.ts';

/** Values on L1, L2, L3; null = unknown, which is never 0. */
export type PerPhase = readonly [number | null, number | null, number | null];

/** Why a value is unknown although the meter was asked for it. */
export interface MeterDoubt {
  readonly point: string;
  readonly reason: 'unavailable' | 'absurd';
}

/** One sample of a meter as it was read. */
export interface MeterReading {
  /** When the answer was there (Unix time in milliseconds). */
  readonly atMs: number;
  /** Above 0 = drawn from the grid, below 0 = fed back. */
  readonly currentA: PerPhase;
  readonly voltageV: PerPhase;
  readonly powerW: PerPhase;
  readonly totalPowerW: number | null;
  readonly frequencyHz: number | null;
  readonly importWh: number | null;
  readonly exportWh: number | null;
  /** Null = this meter counts no samples. */
  readonly sampleCounter: number | null;
  /** The meter's own clock (Unix seconds); null = it tells none. */
  readonly deviceTimeS: number | null;
  /** More is fed back than drawn, over all phases; null = not known. */
  readonly isExport: boolean | null;
  readonly doubts: readonly MeterDoubt[];
}

export interface MeterIdentity {
  readonly vendor: string;
  readonly model: string;
  readonly serial: string | null;
  readonly firmware: string | null;
  readonly ratedA: number | null;
  readonly practice: boolean;
}

/**
 * ok: the last request was answered with a new sample · frozen: it answers, the sample stays · lost: it does not
 * answer; a link that ended is brought back with growing waits · closed: by its owner.
 */
export type MeterState = 'ok' | 'frozen' | 'lost' | 'closed';

/** One meter that is read again and again. */
export interface MeterSession {
  readonly target: string;
  readonly profile: MeterProfile;
  /** Null until the meter answered once. */
  identity(): MeterIdentity | null;
  /**
   * One request round: `device.timeout`, `device.link-lost` (also while it is being brought back),
   * `device.bad-answer`, `modbus.exception`. Nothing is repeated; the next call comes from the caller's own pace.
   */
  read(): Promise<MeterReading>;
  latest(): MeterReading | null;
  /** Milliseconds of device time since the last *new* sample was read; null before the first one. */
  ageMs(): number | null;
  state(): MeterState;
  onState(listener: (state: MeterState) => void): () => void;
  close(): Promise<void>;
}
