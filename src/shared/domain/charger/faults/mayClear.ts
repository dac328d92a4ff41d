import { bitsIn } from '#shared/domain/charger/bits.ts';
import { faultOf } from './faultCatalogue.ts';

/** Faults are never cleared twice within this time (installation rules, tests of control). */
export const clearPauseMs = 600_000;

/** Why faults are not cleared now, with the names its text fills in. */
export const clearRefusals = {
  'not-read': [],
  'nothing-to-clear': [],
  'still-active': ['fault'],
  'too-soon': ['waitS'],
  'cause-missing': ['fault'],
  'cause-foreign': ['fault', 'cause'],
  'car-plugged': ['fault'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ClearRefusal = keyof typeof clearRefusals;

export type ClearVerdict =
  | { readonly isAllowed: true }
  | {
      readonly isAllowed: false;
      readonly reason: ClearRefusal;
      /** `fault` is the number of the bit. */
      readonly params: Readonly<Record<string, number | string>>;
    };

export interface ClearInput {
  /** Bitmaps as read; null = not read. */
  readonly active: number | null;
  readonly latched: number | null;
  /** The cause chosen for a fault, by its bit. */
  readonly causes: Readonly<Record<number, string>>;
  /** When this charger's faults were last cleared, by anybody; null = never that we know. */
  readonly lastClearedAtMs: number | null;
  readonly nowMs: number;
  /** null = the pilot does not tell while a fault holds it. */
  readonly isCarPlugged: boolean | null;
}

const refuse = (
  reason: ClearRefusal,
  params: Readonly<Record<string, number | string>> = {},
): ClearVerdict => ({ isAllowed: false, reason, params });

/** Time left until clearing is possible again; a last time in the future (clock set back) counts as just now. */
const waitMsOf = (lastClearedAtMs: number | null, nowMs: number): number =>
  lastClearedAtMs === null ? 0 : Math.min(clearPauseMs, lastClearedAtMs + clearPauseMs - nowMs);

const refusalOf = (bit: number, input: ClearInput): ClearVerdict | null => {
  const { isProtective, causes } = faultOf(bit);
  if (!isProtective) return null;
  const cause = input.causes[bit];
  if (cause === undefined || cause === '') return refuse('cause-missing', { fault: bit });
  if (!causes.includes(cause)) return refuse('cause-foreign', { fault: bit, cause });
  // With plug & charge the car would draw through the fault the moment it is cleared.
  return input.isCarPlugged === true ? refuse('car-plugged', { fault: bit }) : null;
};

/**
 * Whether the faults of a charger may be cleared now. The command clears all of them at once, so one that is still
 * active, or one protective fault without a chosen cause, holds up the rest.
 */
export const mayClear = (input: ClearInput): ClearVerdict => {
  if (input.active === null || input.latched === null) return refuse('not-read');
  const [active] = bitsIn(input.active);
  if (active !== undefined) return refuse('still-active', { fault: active });
  const latched = bitsIn(input.latched);
  if (latched.length === 0) return refuse('nothing-to-clear');
  const waitMs = waitMsOf(input.lastClearedAtMs, input.nowMs);
  if (waitMs > 0) return refuse('too-soon', { waitS: Math.ceil(waitMs / 1000) });
  for (const bit of latched) {
    const refusal = refusalOf(bit, input);
    if (refusal !== null) return refusal;
  }
  return { isAllowed: true };
};
