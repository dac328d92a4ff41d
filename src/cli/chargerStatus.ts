import type { DeviceSession, LiveSample } from '#core/devices/deviceSession.types.ts';
import { bitsIn } from '#shared/domain/charger/bits.ts';
import { type ChargeStateCode, chargeState } from '#shared/domain/charger/live/chargeState.ts';
import { freshness } from '#shared/domain/charger/live/freshness.ts';
import { type LimitSource, limitInForce } from '#shared/domain/charger/live/limitSources.ts';
import { numberOf, saneValues } from '#shared/domain/charger/live/saneValue.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** What a charger is doing at one moment; what is stale or not known is null, never the last value. */
export interface ChargerStatus {
  readonly atMs: number;
  readonly serial: string;
  readonly name: string;
  readonly model: string;
  readonly phases: 1 | 3;
  readonly state: ChargeStateCode;
  readonly isStale: boolean;
  /** How old the newest sample is. */
  readonly ageMs: number;
  readonly limitA: number | null;
  readonly limitSource: LimitSource | null;
  /** Bits of the active faults and of the warnings. */
  readonly faults: readonly number[];
  readonly warnings: readonly number[];
  /** Every point of the live block. */
  readonly values: PointValues;
}

/** Points of the live block of a session's profile. */
export const livePoints = ({ profile }: DeviceSession): string[] =>
  [...profile.points.values()].filter(({ place }) => place.block === 'B').map(({ name }) => name);

/** The status a sample tells at a moment. */
export const statusOf = (session: DeviceSession, sample: LiveSample | null, nowMs: number): ChargerStatus => {
  const { serial, name, model, phases } = session.identity;
  const fresh = freshness(sample?.atMs ?? null, Math.max(nowMs, sample?.atMs ?? 0));
  const isStale = fresh.kind !== 'live';
  const known = isStale ? {} : saneValues(sample?.values ?? {});
  const values = Object.fromEntries(livePoints(session).map((point) => [point, known[point] ?? null]));
  const { limitA, source } = limitInForce(values);
  return {
    ...{ atMs: nowMs, serial, name, model, phases, isStale },
    state: chargeState(values).code,
    ageMs: fresh.kind === 'none' ? 0 : fresh.ageMs,
    ...{ limitA, limitSource: source },
    faults: bitsIn(numberOf(values, 'state.fault') ?? 0),
    warnings: bitsIn(numberOf(values, 'state.warning') ?? 0),
    values,
  };
};
