import { isUnknown } from './circuitAnswers.ts';
import type { ControlCheck } from './controlFindings.ts';
import { type ControlRule, controlFinding } from './controlRules.ts';
import type { Finding } from './finding.ts';
import { parseIpv4 } from './ipv4.ts';
import { longestTimeoutS } from './longestTimeout.ts';
import { minimumA } from './stageLimits.ts';
import { sumCheck } from './sumCheck.ts';

type Findings = Finding<ControlRule>[];

/** What the charger takes as `loadBalancing.meterTimeout` and `loadBalancing.houseFuse`. */
const shortestS = 5;
const smallestFuseA = 6;

function sourceFindings({ control }: ControlCheck): Findings {
  const { meterSource, meterAddress, meterProfile } = control;
  if (meterSource === undefined) return [controlFinding('meter-source-missing', 'meterSource', {})];
  if (meterSource === 'ct-clamp') return [];
  const found: Findings = [];
  if (meterAddress === undefined) found.push(controlFinding('meter-address-missing', 'meterAddress', {}));
  else if (parseIpv4(meterAddress) === null)
    found.push(controlFinding('meter-address-not-possible', 'meterAddress', {}));
  if (meterProfile === undefined) found.push(controlFinding('meter-profile-missing', 'meterProfile', {}));
  return found;
}

function fuseFindings({ control, answers }: ControlCheck): Findings {
  const { houseFuseA, reserveA = 0 } = control;
  if (houseFuseA === undefined) return [controlFinding('house-fuse-missing', 'houseFuseA', {})];
  if (houseFuseA < smallestFuseA)
    return [controlFinding('house-fuse-not-possible', 'houseFuseA', { houseFuseA })];
  const { mainBreakerA } = answers;
  if (!isUnknown(mainBreakerA) && houseFuseA > mainBreakerA)
    return [controlFinding('house-fuse-above-main', 'houseFuseA', { houseFuseA, mainA: mainBreakerA })];
  return reserveA >= houseFuseA
    ? [controlFinding('reserve-too-large', 'reserveA', { reserveA, houseFuseA })]
    : [];
}

function lossFindings(input: ControlCheck): Findings {
  const { limitA, answers, phases, country } = input;
  const { meterLossA } = input.control;
  const field = 'meterLossA';
  if (meterLossA === undefined) return [controlFinding('meter-loss-missing', field, { limitA })];
  if (meterLossA > 0 && meterLossA < minimumA)
    return [controlFinding('meter-loss-not-possible', field, { meterLossA, minimumA })];
  if (meterLossA > limitA) return [controlFinding('meter-loss-above-limit', field, { meterLossA, limitA })];
  // A pause adds nothing to any phase, so there is no sum to work out.
  if (meterLossA === 0) return [];
  const { sums, isComplete } = sumCheck(answers, meterLossA, phases, country);
  const found: Findings = sums.map(({ phase, otherA, sumA, mainA, isAbove }) =>
    controlFinding(isAbove ? 'meter-loss-sum-above' : 'meter-loss-sum-fits', field, {
      ...{ phase, otherA, meterLossA, sumA, mainA },
    }),
  );
  if (!isComplete) found.push(controlFinding('meter-loss-sum-unknown', 'otherLoadA', { meterLossA }));
  return found;
}

function timeoutFindings({ control, answers }: ControlCheck): Findings {
  const { meterTimeoutS } = control;
  const field = 'meterTimeoutS';
  const maxS = longestTimeoutS(answers);
  if (meterTimeoutS === undefined) return [controlFinding('meter-timeout-missing', field, { maxS })];
  if (meterTimeoutS < shortestS)
    return [controlFinding('meter-timeout-not-possible', field, { meterTimeoutS, minS: shortestS })];
  return meterTimeoutS > maxS
    ? [controlFinding('meter-timeout-too-long', field, { meterTimeoutS, maxS })]
    : [];
}

/** A charger that follows a meter of its own: which one, the fuse it guards, and what holds without the meter. */
export function ownMeterFindings(input: ControlCheck): Findings {
  return [
    ...sourceFindings(input),
    ...fuseFindings(input),
    ...lossFindings(input),
    ...timeoutFindings(input),
  ];
}
