import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** Where the charger's time comes from, at the place of its number in `clock.quality`. */
export const clockQualities = ['unset', 'rtc', 'host', 'ntp', 'ocpp'] as const;
export type ClockQuality = (typeof clockQualities)[number];

/** What is said about the charger's clock, with the names its text fills in. */
export const clockVerdicts = {
  unknown: { level: 'warn', params: [] },
  'laptop-doubtful': { level: 'refuse', params: [] },
  unset: { level: 'warn', params: [] },
  'before-built': { level: 'warn', params: ['clockMs'] },
  'far-future': { level: 'warn', params: ['clockMs'] },
  wrong: { level: 'warn', params: ['offS'] },
  'time-zone-like': { level: 'warn', params: ['hours'] },
  drifting: { level: 'warn', params: ['offS'] },
  right: { level: 'pass', params: [] },
} as const satisfies Readonly<
  Record<string, { readonly level: 'pass' | 'warn' | 'refuse'; readonly params: readonly string[] }>
>;
export type ClockVerdict = keyof typeof clockVerdicts;

export interface ClockCheck {
  readonly verdict: ClockVerdict;
  readonly level: 'pass' | 'warn' | 'refuse';
  readonly params: Readonly<Record<string, number>>;
  readonly quality: ClockQuality | null;
  /** Charger minus laptop; null = not known. */
  readonly differenceS: number | null;
  /** Setting the charger's clock from this laptop would help and is safe. */
  readonly shouldSet: boolean;
}

/** 2020-01-01, the lowest that `clock.set` takes; before it no reference charger was built. */
const earliestMs = 1_577_836_800_000;
/** Highest that `clock.set` takes. */
const latestS = 4_294_967_294;
/** A day ahead of the laptop is no drift any more; 2038 and beyond is what an overflowing clock shows. */
const overflowMs = 2 ** 31 * 1000;
const rightWithinS = 5;
const driftWithinS = 120;
const wholeHourWithinS = 60;
const mostZoneHours = 14;

const result = <Verdict extends ClockVerdict>(
  verdict: Verdict,
  params: Readonly<Record<(typeof clockVerdicts)[Verdict]['params'][number], number>>,
  rest: Pick<ClockCheck, 'quality' | 'differenceS'>,
): ClockCheck => {
  const { level } = clockVerdicts[verdict];
  return { verdict, level, params, ...rest, shouldSet: level === 'warn' };
};

const judgeDifference = (differenceS: number, quality: ClockQuality | null): ClockCheck => {
  const rest = { quality, differenceS };
  const distance = Math.abs(differenceS);
  if (distance <= rightWithinS) return result('right', {}, rest);
  if (distance <= driftWithinS) return result('drifting', { offS: distance }, rest);
  const hours = Math.round(differenceS / 3600);
  const isZone = hours !== 0 && Math.abs(hours) <= mostZoneHours;
  // Somebody has set local time where the charger counts UTC.
  if (isZone && Math.abs(differenceS - hours * 3600) <= wholeHourWithinS)
    return result('time-zone-like', { hours: Math.abs(hours) }, rest);
  return result('wrong', { offS: distance }, rest);
};

/**
 * The charger's clock against the laptop's at the moment of the sample. `buildMs` is when this program was made: a
 * laptop from before that is not a measure of anything.
 */
export const clockCheck = (input: {
  readonly values: PointValues;
  readonly laptopMs: number;
  readonly buildMs: number;
}): ClockCheck => {
  const { values, laptopMs, buildMs } = input;
  const quality = clockQualities[numberOf(values, 'clock.quality') ?? -1] ?? null;
  const clockS = numberOf(values, 'clock.now');
  const isLaptopSane = Number.isFinite(laptopMs) && laptopMs >= buildMs && laptopMs / 1000 <= latestS;
  if (!isLaptopSane) return result('laptop-doubtful', {}, { quality, differenceS: null });
  // A charger that lost its time may still count from 1970; the number itself then means nothing.
  if (quality === 'unset') return result('unset', {}, { quality, differenceS: null });
  if (clockS === null) return result('unknown', {}, { quality, differenceS: null });
  const clockMs = clockS * 1000;
  const differenceS = Math.round((clockMs - laptopMs) / 1000);
  if (clockMs < earliestMs) return result('before-built', { clockMs }, { quality, differenceS });
  if (clockMs >= overflowMs && laptopMs < overflowMs)
    return result('far-future', { clockMs }, { quality, differenceS });
  return judgeDifference(differenceS, quality);
};

/** The value for `clock.set`; null when the laptop's own time lies outside what a charger takes. */
export const clockSetValue = (laptopMs: number): number | null => {
  const seconds = Math.round(laptopMs / 1000);
  return Number.isFinite(seconds) && seconds * 1000 >= earliestMs && seconds <= latestS ? seconds : null;
};
