import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { Journal } from '#core/provisioning/journal.ts';
import { bitsIn } from '#shared/domain/charger/bits.ts';
import { type ClearVerdict, clearPauseMs, mayClear } from '#shared/domain/charger/faults/mayClear.ts';
import { chargeState } from '#shared/domain/charger/live/chargeState.ts';
import { numberOf } from '#shared/domain/charger/live/saneValue.ts';

export interface ClearFaultsRequest {
  readonly session: DeviceSession;
  readonly journal: Journal;
  readonly log: SiteLog;
  readonly clock: Clock;
  /** The cause chosen for a fault, by its bit. */
  readonly causes: Readonly<Record<number, string>>;
}

/** What came of it: the bits that are gone, those that stayed, or why nothing was sent. */
export type ClearedFaults =
  | { readonly kind: 'cleared'; readonly bits: readonly number[]; readonly left: readonly number[] }
  | { readonly kind: 'refused'; readonly refusal: Extract<ClearVerdict, { isAllowed: false }> };

const purpose = 'clear-faults';
const clearCommand = 4;
const clearPoint = 'state.faultLatched';

/** An attempt whose outcome is not known counts: the charger may have cleared. */
const lastClearedAtMs = (log: SiteLog, serial: string, nowMs: number): number | null => {
  let last: number | null = null;
  // Wide enough for a laptop clock that was put right in between.
  const fromMs = nowMs - 2 * clearPauseMs;
  for (const { atMs, details, changes } of log.eachEntry({
    chargerSerial: serial,
    kinds: ['write'],
    fromMs,
  })) {
    const wasSent = changes.some(({ result }) => result !== 'refused');
    if (details['purpose'] === purpose && wasSent) last = Math.max(last ?? 0, atMs);
  }
  return last;
};

/**
 * Clears the latched faults of a charger when the rules allow it now (cause chosen, cause gone, not twice in ten
 * minutes), journaled with the causes, and reads back what is left. Errors: `write.*`, those of the link and the log.
 */
export const clearFaults = async (request: ClearFaultsRequest): Promise<ClearedFaults> => {
  const { session, journal, log, clock, causes } = request;
  const values = await session.read(['state.fault', clearPoint, 'state.cp', 'state.charge']);
  const latched = numberOf(values, clearPoint);
  const verdict = mayClear({
    active: numberOf(values, 'state.fault'),
    latched,
    causes,
    lastClearedAtMs: lastClearedAtMs(log, session.identity.serial, clock.nowMs()),
    nowMs: clock.nowMs(),
    isCarPlugged: chargeState(values).isCarPlugged,
  });
  if (!verdict.isAllowed) return { kind: 'refused', refusal: verdict };
  const bits = bitsIn(latched ?? 0);
  const change = { point: clearPoint, before: latched, wanted: 0 };
  const details = {
    purpose,
    bits,
    causes: Object.fromEntries(bits.flatMap((bit) => [[bit, causes[bit] ?? '']])),
  };
  const left = await journal.record(
    { door: session.door, changes: [{ ...change, result: 'planned' }], details },
    async () => {
      await session.command(clearCommand, 0, { waitDone: true });
      const after = numberOf(await session.read([clearPoint]), clearPoint);
      const result = after === null ? 'not-readable' : after === 0 ? 'in-force' : 'different';
      return { value: bitsIn(after ?? latched ?? 0), changes: [{ ...change, found: after, result }] };
    },
  );
  return { kind: 'cleared', bits: bits.filter((bit) => !left.includes(bit)), left };
};
