/** A phase of the supply: 1 = L1. */
export type SupplyPhase = 1 | 2 | 3;

/** What is wrong with a meter; an empty object is a good one. */
export interface MeterFaults {
  /** Requests are not answered. */
  readonly lost?: boolean;
  /** The last sample stays, its counter and its clock with it. */
  readonly frozen?: boolean;
  /** Current transformers that sit the wrong way round. */
  readonly reversed?: readonly SupplyPhase[];
  /** Whose current the inputs L1, L2, L3 see. */
  readonly swapped?: readonly [SupplyPhase, SupplyPhase, SupplyPhase];
  /** Each value lies up to so far beside the true one (A). */
  readonly noiseA?: number;
  /** Answers come up to so much later (ms). */
  readonly jitterMs?: number;
  /** Share of requests that are not answered, 0 to 1. */
  readonly loss?: number;
}
