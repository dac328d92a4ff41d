import type { MeterDocument, MeterPointName } from './meterDocument.ts';

export type MeterType =
  | { readonly kind: 'u16' | 's16' | 'u32' | 's32' | 'f32' | 'f64' | 'u64' }
  | { readonly kind: 'string'; readonly registers: number };

/** One thing a meter tells, complete: defaults filled in. */
export interface MeterPoint {
  readonly name: MeterPointName;
  readonly at: number;
  readonly registers: number;
  readonly type: MeterType;
  readonly scale: number;
  readonly unit: string;
  /** Raw words read as one unsigned number that stand for "nothing to tell". */
  readonly unavailableRaw: readonly number[];
  readonly source: string;
}

export interface MeterSpan {
  readonly start: number;
  readonly length: number;
  readonly read: 'always' | 'once';
}

/** The profile of a meter, ready for use. */
export interface MeterProfile {
  readonly kind: 'meter';
  readonly id: string;
  readonly vendor: string;
  readonly model: string;
  readonly version: string;
  /** False for a profile of the user's own. */
  readonly verified: boolean;
  readonly confidence: string;
  readonly match: MeterDocument['match'];
  readonly transport: MeterDocument['transport'];
  readonly currentSign: MeterDocument['currentSign'];
  readonly enableHint: MeterDocument['enableHint'];
  readonly spans: readonly MeterSpan[];
  readonly points: ReadonlyMap<MeterPointName, MeterPoint>;
}
