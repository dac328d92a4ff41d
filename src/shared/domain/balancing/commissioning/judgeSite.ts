import { allowedA, idleBelowA, settleMs } from '#shared/domain/controlTest.ts';
import { overallVerdict } from '#shared/domain/judgeStep.ts';
import type { StepVerdict } from '#shared/domain/stepVerdict.ts';
import { type SiteVerdict, siteVerdict } from './siteVerdict.ts';

const tenth = (value: number): number => Math.round(value * 10) / 10;

const numberOf = (verdict: StepVerdict, param: string): number => Number(verdict.params[param] ?? 0);

/** The sweep of one charger from its steps; a car that starts at 8 or 10 A only is no fault. */
export const judgeSweep = (verdicts: readonly StepVerdict[]): SiteVerdict => {
  const worst = verdicts.find(({ verdict }) => verdict === 'fail');
  if (worst !== undefined) return worst;
  const proven = verdicts.filter(({ verdict }) => verdict === 'pass');
  const open = verdicts.find(
    ({ verdict, reason }) => verdict === 'not-proven' && reason !== 'car-draws-nothing',
  );
  const [first] = proven;
  if (first === undefined || open !== undefined)
    return open ?? verdicts[0] ?? { verdict: 'not-proven', reason: 'no-samples', params: {} };
  const fromA = numberOf(first, 'setpointA');
  const toA = Math.max(...proven.map((verdict) => numberOf(verdict, 'setpointA')));
  const limited = proven.filter(({ reason }) => reason === 'car-draws-less');
  const warned = verdicts.find(({ verdict }) => verdict === 'warn');
  if (warned !== undefined) return warned;
  if (limited.length === 0) return siteVerdict('pass', 'sweep-kept', { fromA, toA });
  const carA = Math.max(...proven.map((verdict) => numberOf(verdict, 'measuredA')));
  return siteVerdict('pass', 'sweep-car-limited', { fromA, toA, carA });
};

/** Pause and resume together: the worse of both, with the time it took to run again. */
export const judgePauseAndResume = (verdicts: readonly StepVerdict[]): SiteVerdict => {
  const worst = overallVerdict(verdicts.map(({ verdict }) => verdict));
  const resumed = verdicts.find(({ reason }) => reason === 'resumed');
  if (worst === 'pass' && resumed !== undefined)
    return siteVerdict('pass', 'pause-and-resume', { afterS: numberOf(resumed, 'afterS') });
  return (
    verdicts.find(({ verdict }) => verdict === worst) ?? {
      verdict: 'not-proven',
      reason: 'no-samples',
      params: {},
    }
  );
};

export interface BreakerWatch {
  readonly bootA: number;
  /** Highest current after the mains came back, before the first write (A); null when none was measured. */
  readonly highestA: number | null;
  readonly hasRestarted: boolean;
  /** Device seconds the charger was watched for. */
  readonly watchedS: number;
}

/** After a power cut: no more than the boot current until somebody steers again. */
export const judgeBreaker = ({ bootA, highestA, hasRestarted, watchedS }: BreakerWatch): SiteVerdict => {
  if (!hasRestarted) return siteVerdict('not-proven', 'no-restart', {});
  if (highestA !== null && highestA > (bootA === 0 ? idleBelowA : allowedA(bootA)))
    return siteVerdict('fail', 'breaker-exceeded', { measuredA: tenth(highestA), bootA });
  if (highestA === null || (bootA > 0 && highestA < idleBelowA))
    return siteVerdict('not-proven', 'breaker-not-drawing', { bootA });
  return siteVerdict('pass', 'breaker-kept', { measuredA: tenth(highestA), bootA, afterS: tenth(watchedS) });
};

/** One charger in the test of all cars, after the time-out and 10 s more. */
export interface FallenCharger {
  readonly name: string;
  readonly fallbackA: number;
  readonly timeoutS: number;
  /** Highest phase in the last look; null when it did not answer. */
  readonly measuredA: number | null;
}

export interface AllCarsWatch {
  /** Chargers that drew current when control ended. */
  readonly cars: number;
  readonly chargers: readonly FallenCharger[];
  /** Fullest phase of any metered node, as a share of its limit. */
  readonly fullest: {
    readonly node: string;
    readonly phase: string;
    readonly measuredA: number;
    readonly limitA: number;
  } | null;
  readonly isMeterSilent: boolean;
  readonly afterS: number;
}

const leastCars = 2;

/** All cars at once and control gone: every phase below its limit throughout, every charger at its fall-back after. */
export const judgeAllCars = (watch: AllCarsWatch): SiteVerdict => {
  const { cars, chargers, fullest, isMeterSilent, afterS } = watch;
  if (fullest !== null && fullest.measuredA > fullest.limitA + 0.5) {
    const { node, phase, measuredA, limitA } = fullest;
    return siteVerdict('fail', 'node-exceeded', { node, phase, measuredA: tenth(measuredA), limitA });
  }
  const high = chargers.find(
    ({ measuredA, fallbackA }) =>
      measuredA !== null && measuredA > (fallbackA === 0 ? idleBelowA : allowedA(fallbackA)),
  );
  if (high !== undefined)
    return siteVerdict('fail', 'all-not-fallen', {
      charger: high.name,
      measuredA: tenth(high.measuredA ?? 0),
      failsafeA: high.fallbackA,
      withinS: high.timeoutS + settleMs / 1000,
    });
  if (isMeterSilent) return siteVerdict('not-proven', 'meter-silent', { node: fullest?.node ?? '' });
  if (chargers.some(({ measuredA }) => measuredA === null))
    return siteVerdict('not-proven', 'charger-silent', {});
  if (fullest === null) return siteVerdict('not-proven', 'no-meter', {});
  if (cars < leastCars) return siteVerdict('not-proven', 'all-too-few', { cars });
  const { node, measuredA, limitA } = fullest;
  return siteVerdict('pass', 'all-kept', {
    cars,
    highestA: tenth(measuredA),
    limitA,
    node,
    afterS: tenth(afterS),
  });
};
