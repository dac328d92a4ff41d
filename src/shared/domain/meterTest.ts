import { allowedA, failsafeDropA, idleBelowA, settleMs } from './controlTest.ts';
import { type StepVerdict, stepVerdict as verdict } from './stepVerdict.ts';

/** One look at a charger that follows its own meter; `tMs` since the step began. */
export interface MeterSample {
  readonly tMs: number;
  /** `loadBalancing.state` 1 = ok, 2 = meter lost, 3 = pausing. */
  readonly state: number | null;
  readonly ageS: number | null;
  readonly offeredA: number | null;
  readonly currentA: readonly (number | null)[];
}

export interface MeterTestInput {
  readonly meterLossA: number;
  readonly meterTimeoutS: number;
  readonly limitA: number;
  readonly hasCar: boolean;
}

export type MeterStepId = 'meter-there' | 'meter-away' | 'meter-back';

/** Within this the charger has to find its meter, and find it again (s of device time). */
export const meterFoundWithinS = 60;
/** Time a person has to walk to the meter and back. */
export const personWithinS = 900;

const lost = 2;
const followed: readonly (number | null)[] = [1, 3];
const offeredToleranceA = 0.2;
const toleratedDropA = 0.5;

const tenth = (value: number): number => Math.round(value * 10) / 10;

const highestA = ({ currentA }: MeterSample): number | null => {
  const known = currentA.filter((a) => a !== null);
  return known.length === 0 ? null : Math.max(...known);
};

/** How long the drop may take once the meter is away: its time-out and 10 s more. */
export const lossWithinS = ({ meterTimeoutS }: MeterTestInput): number => meterTimeoutS + settleMs / 1000;

/** The charger reads its meter. */
export const judgeMeterThere = (samples: readonly MeterSample[], limitA: number): StepVerdict => {
  const last = samples.findLast(({ state }) => followed.includes(state));
  return last === undefined
    ? verdict('fail', 'meter-not-followed', { withinS: meterFoundWithinS })
    : verdict('pass', 'meter-followed', { ageS: last.ageS ?? 0, limitA });
};

/** True when the meter is seen to be away: its age has begun to grow, or it is lost already. */
export const isMeterGoing = ({ state, ageS }: MeterSample): boolean => state === lost || (ageS ?? 0) >= 3;

/** The meter was taken away at `tMs` 0: lost in time, and not above the meter-loss current from then on. */
export const judgeMeterAway = (
  samples: readonly MeterSample[],
  fromA: number | null,
  input: MeterTestInput,
): StepVerdict => {
  const { meterLossA, hasCar } = input;
  const withinS = lossWithinS(input);
  const noticed = samples.find(({ state }) => state === lost);
  const late = samples.filter(({ tMs }) => tMs >= withinS * 1000);
  const last = late.at(-1);
  if (noticed === undefined || last === undefined)
    return verdict('fail', 'meter-loss-not-noticed', { withinS });
  const offeredA = last.offeredA ?? 0;
  if (offeredA > meterLossA + offeredToleranceA)
    return verdict('fail', 'meter-loss-exceeded', { measuredA: tenth(offeredA), meterLossA, withinS });
  const measured = late.map(highestA).filter((a) => a !== null);
  const afterS = tenth(noticed.tMs / 1000);
  if (!hasCar || measured.length === 0 || fromA === null)
    return verdict('not-proven', 'meter-loss-current-not-measured', { meterLossA, afterS });
  const measuredA = tenth(Math.max(...measured));
  if (measuredA > (meterLossA === 0 ? idleBelowA : allowedA(meterLossA)))
    return verdict('fail', 'meter-loss-exceeded', { measuredA, meterLossA, withinS });
  const neededA = meterLossA + failsafeDropA;
  if (fromA < neededA - toleratedDropA)
    return verdict('not-proven', 'meter-loss-from-too-low', { fromA: tenth(fromA), neededA, meterLossA });
  return verdict('pass', 'meter-loss-taken', { fromA: tenth(fromA), measuredA, meterLossA, afterS });
};

/** The meter is there again. */
export const judgeMeterBack = (samples: readonly MeterSample[]): StepVerdict => {
  const back = samples.find(({ state }) => followed.includes(state));
  return back === undefined
    ? verdict('fail', 'meter-not-back', { withinS: personWithinS })
    : verdict('pass', 'meter-back', { afterS: tenth(back.tMs / 1000) });
};
