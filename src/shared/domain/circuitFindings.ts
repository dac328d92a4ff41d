import { cableFindings } from './cableFindings.ts';
import type { CircuitAnswers, CircuitCharger, Country } from './circuitAnswers.ts';
import { isUnknown } from './circuitAnswers.ts';
import { type CircuitRule, circuitFinding } from './circuitRules.ts';
import { boardDiversity } from './countryRules.ts';
import type { Finding } from './finding.ts';
import {
  circuitLimit,
  isPlugRefused,
  largestBreakerA,
  minimumA,
  socketRatingA,
  stageLimits,
  unknownCountsAsA,
} from './stageLimits.ts';
import { onePhaseFindings, supplyFindings } from './supplyFindings.ts';

type Findings = Finding<CircuitRule>[];

const largestPlugA = 32;

function plugFindings(answers: CircuitAnswers, charger: CircuitCharger): Findings {
  const plug = answers.plug ?? 'unknown';
  if (plug === 'unknown') return [circuitFinding('plug-unknown', 'plug', { limitA: unknownCountsAsA })];
  if (isPlugRefused(plug)) return [circuitFinding('plug-refused', 'plug', { plug })];
  const found: Findings = [circuitFinding('plug-accepted', 'plug', { plug })];
  if (plug === 'household-ev-rated')
    found.push(circuitFinding('plug-ev-rated-declared', 'plug', { ratedA: 16 }));
  return [...found, ...pluggedFindings(answers, charger)];
}

/** In-cable boxes (IEC 62752) end at 32 A; the coding does not see a passive adapter behind it. */
function pluggedFindings(answers: CircuitAnswers, charger: CircuitCharger): Findings {
  const ratedA = socketRatingA(answers.plug);
  if (ratedA === null) return [];
  const found: Findings = [];
  const { adapterA, hardwareMaxA } = charger;
  const askedA = Math.max(charger.wantedA ?? 0, typeof adapterA === 'number' ? adapterA : 0);
  if (askedA > largestPlugA)
    found.push(circuitFinding('plug-above-32', 'plug', { wantedA: askedA, limitA: largestPlugA }));
  if (hardwareMaxA > ratedA)
    found.push(circuitFinding('plug-limits-charger', 'plug', { hardwareMaxA, limitA: ratedA }));
  if (typeof adapterA === 'number' && adapterA > ratedA)
    found.push(circuitFinding('coding-above-socket', 'plug', { codingA: adapterA, ratedA }));
  return found;
}

function breakerFindings(answers: CircuitAnswers, limitA: number): Findings {
  const { breakerA, plug } = answers;
  const found: Findings = [];
  if (isUnknown(answers.breakerCharacteristic))
    found.push(circuitFinding('breaker-characteristic-unknown', 'breakerCharacteristic', {}));
  if (isUnknown(breakerA))
    return [circuitFinding('breaker-unknown', 'breakerA', { limitA: unknownCountsAsA }), ...found];
  const behindA = largestBreakerA(plug);
  if (behindA === null) {
    if (plug === 'fixed' && limitA === Math.floor(breakerA))
      found.push(circuitFinding('breaker-one-class-above', 'breakerA', { breakerA, limitA }));
    return found;
  }
  const rule = breakerA > behindA ? 'breaker-above-socket' : 'breaker-fits-socket';
  found.push(circuitFinding(rule, 'breakerA', { breakerA, ratedA: behindA }));
  if (limitA === Math.floor(breakerA))
    found.push(circuitFinding('breaker-warm-socket', 'breakerA', { limitA }));
  return found;
}

function boardFindings(answers: CircuitAnswers): Findings {
  const breakers = answers.neighbouringBreakers;
  if (isUnknown(breakers)) return [circuitFinding('board-diversity-unknown', 'neighbouringBreakers', {})];
  const factor = boardDiversity(breakers);
  const ratedA = isUnknown(answers.breakerA) ? unknownCountsAsA : answers.breakerA;
  const limitA = Math.floor(Math.round(ratedA * factor * 1000) / 1000);
  return [circuitFinding('board-diversity', 'neighbouringBreakers', { breakers, factor, limitA })];
}

function earthingFindings({ earthing = 'unknown' }: CircuitAnswers): Findings {
  switch (earthing) {
    case 'TN-S':
    case 'TT':
      return [circuitFinding('earthing-suitable', 'earthing', { earthing })];
    case 'TN-C-S':
      return [circuitFinding('earthing-separation', 'earthing', {})];
    case 'TN-C':
      return [circuitFinding('earthing-tn-c', 'earthing', {})];
    case 'IT':
    case 'generator':
      return [circuitFinding('earthing-manual-only', 'earthing', { earthing })];
    case 'unknown':
      return [circuitFinding('earthing-unknown', 'earthing', {})];
    default:
      return earthing satisfies never;
  }
}

function rcdTypeFinding({ rcdType: type = 'unknown' }: CircuitAnswers): Finding<CircuitRule> {
  if (type === 'AC') return circuitFinding('rcd-type-ac', 'rcdType', {});
  if (type === 'none') return circuitFinding('rcd-missing', 'rcdType', {});
  if (type === 'unknown') return circuitFinding('rcd-type-unknown', 'rcdType', {});
  return circuitFinding('rcd-type-suitable', 'rcdType', { type });
}

function rcdSharedFinding(answers: CircuitAnswers): Finding<CircuitRule> {
  const { rcdType, rcdOnlyThisPoint } = answers;
  if (rcdOnlyThisPoint === 'yes') return circuitFinding('rcd-own', 'rcdOnlyThisPoint', {});
  if (rcdOnlyThisPoint !== 'no') return circuitFinding('rcd-shared-unknown', 'rcdOnlyThisPoint', {});
  // Two points can put 12 mA DC through it together; types A and F are blind above theirs.
  if (rcdType === 'A' || rcdType === 'F')
    return circuitFinding('rcd-shared-type-a', 'rcdOnlyThisPoint', { type: rcdType });
  return circuitFinding('rcd-shared', 'rcdOnlyThisPoint', {});
}

function rcdFindings(answers: CircuitAnswers): Findings {
  const type = rcdTypeFinding(answers);
  if (answers.rcdType === 'none') return [type];
  const ma = answers.rcdMa;
  const sensitivity = isUnknown(ma)
    ? circuitFinding('rcd-sensitivity-unknown', 'rcdMa', {})
    : circuitFinding(ma > 30 ? 'rcd-above-30' : 'rcd-sensitivity', 'rcdMa', { ma });
  return [type, sensitivity, rcdSharedFinding(answers)];
}

/** Earth monitoring and derating are never switched off "to make it work". */
function protectionFindings({ safetyFlags }: CircuitCharger): Findings {
  if (safetyFlags === undefined) return [];
  const found: Findings = [];
  if ((safetyFlags & 1) === 0) found.push(circuitFinding('earth-monitoring-off', null, {}));
  if ((safetyFlags & 2) === 0) found.push(circuitFinding('derating-off', null, {}));
  return found;
}

/**
 * Every rule about the socket and its circuit, in the order of the questions at the board. Skipped answers become
 * open points; the main supply is asked for with load balancing only.
 */
export function circuitFindings(
  answers: CircuitAnswers,
  charger: CircuitCharger,
  country: Country = answers.country ?? 'IEC',
  job: 'own-circuit' | 'load-balancing' = 'own-circuit',
): Findings {
  const stages = stageLimits(answers, charger, country);
  const limit = circuitLimit(stages);
  const found = [
    ...plugFindings(answers, charger),
    ...breakerFindings(answers, limit.limitA),
    ...boardFindings(answers),
    ...cableFindings(answers),
    ...earthingFindings(answers),
    ...rcdFindings(answers),
    ...supplyFindings(answers, country, job, limit.limitA),
    ...onePhaseFindings(answers, charger, country),
    ...protectionFindings(charger),
  ];
  if (charger.adapterA === null)
    found.push(circuitFinding('coding-unknown', null, { limitA: unknownCountsAsA }));
  for (const each of stages)
    if (each.reason === 'below-minimum')
      found.push(
        circuitFinding('below-minimum', null, { limitA: each.limitA ?? 0, minimumA, stage: each.stage }),
      );
  const { wantedA } = charger;
  if (wantedA !== undefined && limit.refusedBy.length === 0 && wantedA > limit.limitA)
    found.push(
      circuitFinding('wanted-above-limit', null, { wantedA, limitA: limit.limitA, stage: limit.stage }),
    );
  return found;
}
