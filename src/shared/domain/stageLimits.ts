import { cableCapacity } from './cableGuide.ts';
import type { CircuitAnswers, CircuitCharger, Country, Plug } from './circuitAnswers.ts';
import { isUnknown, refusedPlugs } from './circuitAnswers.ts';
import { boardDiversity, loadedPhases, meterCabinetA, onePhaseLimitA } from './countryRules.ts';

/** What an unanswered question or an unrecognised plug counts as. */
export const unknownCountsAsA = 10;
/** Below this the pilot cannot offer a current. */
export const minimumA = 6;

export const stageNames = [
  'main-breaker',
  'board',
  'breaker',
  'rcd',
  'cable',
  'socket',
  'plug-coding',
  'charger',
  'car',
] as const;
export type StageName = (typeof stageNames)[number];

/** Every reason a stage can give, with the parameters of its text. */
export const stageReasons = {
  'not-asked': [],
  'unknown-counts-as': ['limitA'],
  'main-rating': ['ratedA'],
  'one-phase-country': ['country', 'limitA'],
  'meter-cabinet': ['limitA'],
  'earthing-refused': ['earthing'],
  diversity: ['breakers', 'factor', 'limitA'],
  'breaker-rating': ['ratedA'],
  'breaker-above-socket': ['ratedA', 'socketA'],
  'rcd-suitable': ['type'],
  'rcd-refused': [],
  'rcd-unknown': [],
  'cable-guide': ['mm2', 'laying', 'limitA'],
  'cable-below-breaker': ['limitA', 'breakerA'],
  'cable-assumed': ['mm2', 'limitA'],
  'cable-aluminium': ['limitA'],
  'cable-below-guide': ['mm2', 'limitA'],
  'socket-rating': ['ratedA'],
  'socket-refused': [],
  'fixed-connection': [],
  coding: ['limitA'],
  'coding-unknown': ['limitA'],
  'coding-not-fitted': [],
  hardware: ['limitA'],
  'install-limit': ['limitA'],
  'below-minimum': ['limitA', 'minimumA'],
  'one-phase-car': ['country', 'limitA'],
  'car-decides': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type StageReason = keyof typeof stageReasons;

export type StageVerdict = 'ok' | 'cautious' | 'warn' | 'refuse';

/** One stage on the way from the main breaker to the car; `limitA` null = this stage sets no limit. */
export interface StageLimit {
  readonly stage: StageName;
  readonly limitA: number | null;
  readonly verdict: StageVerdict;
  readonly reason: StageReason;
  readonly params: Readonly<Record<string, number | string>>;
}

function stage<Reason extends StageReason>(
  name: StageName,
  verdict: StageVerdict,
  limitA: number | null,
  reason: Reason,
  params: Readonly<Record<(typeof stageReasons)[Reason][number], number | string>>,
): StageLimit {
  const whole = limitA === null ? null : Math.floor(limitA);
  if (whole !== null && whole < minimumA)
    return {
      stage: name,
      limitA: whole,
      verdict: 'refuse',
      reason: 'below-minimum',
      params: { limitA: whole, minimumA },
    };
  return { stage: name, limitA: whole, verdict, reason, params };
}

function counted(name: StageName): StageLimit {
  return stage(name, 'cautious', unknownCountsAsA, 'unknown-counts-as', { limitA: unknownCountsAsA });
}

function smaller(left: StageLimit, right: StageLimit): StageLimit {
  return (right.limitA ?? Infinity) < (left.limitA ?? Infinity) ? right : left;
}

function mainBreakerStage(answers: CircuitAnswers, charger: CircuitCharger, country: Country): StageLimit {
  const name = 'main-breaker';
  const rated = answers.mainBreakerA;
  let result =
    rated === 'unknown'
      ? counted(name)
      : rated === undefined
        ? stage(name, 'ok', null, 'not-asked', {})
        : stage(name, 'ok', rated, 'main-rating', { ratedA: rated });
  const cabinetA = meterCabinetA(answers, country);
  if (cabinetA !== null) {
    const verdict = answers.meterCabinet === 'unknown' ? 'cautious' : 'ok';
    result = smaller(result, stage(name, verdict, cabinetA, 'meter-cabinet', { limitA: cabinetA }));
  }
  const onePhaseA = onePhaseLimitA(country);
  if (onePhaseA !== null && loadedPhases(answers, charger) === 1)
    result = smaller(
      result,
      stage(name, 'ok', onePhaseA, 'one-phase-country', { country, limitA: onePhaseA }),
    );
  return result;
}

function boardStage(answers: CircuitAnswers): StageLimit {
  const { earthing } = answers;
  if (earthing === 'TN-C' || earthing === 'IT' || earthing === 'generator')
    return stage('board', 'refuse', null, 'earthing-refused', { earthing });
  const breakers = answers.neighbouringBreakers;
  // The board is not one of the limits that count as 10 A when nobody asked; "don't know" is.
  if (breakers === undefined) return stage('board', 'ok', null, 'not-asked', {});
  if (breakers === 'unknown') return counted('board');
  const factor = boardDiversity(breakers);
  // A breaker that stands alone is not lowered by its board: the breaker itself is the limit.
  if (factor === 1) return stage('board', 'ok', null, 'not-asked', {});
  const ratedA = isUnknown(answers.breakerA) ? unknownCountsAsA : answers.breakerA;
  // Rounding first keeps 40 × 0.7 at 28 in floating point.
  const limitA = Math.floor(Math.round(ratedA * factor * 1000) / 1000);
  return stage('board', 'ok', limitA, 'diversity', { breakers, factor, limitA });
}

/** Largest breaker a socket may stand behind; null where the connection sets none. */
export function largestBreakerA(plug: Plug | undefined): number | null {
  const ratedA = socketRatingA(plug);
  // A household socket stands behind the usual 16 A breaker; a CEE socket behind the rating it bears.
  return ratedA === null ? null : Math.max(ratedA, 16);
}

function breakerStage(answers: CircuitAnswers): StageLimit {
  if (isUnknown(answers.breakerA)) return counted('breaker');
  const ratedA = answers.breakerA;
  const socketA = largestBreakerA(answers.plug);
  if (socketA !== null && ratedA > socketA)
    return stage('breaker', 'refuse', null, 'breaker-above-socket', { ratedA, socketA });
  return stage('breaker', 'ok', ratedA, 'breaker-rating', { ratedA });
}

/** True for an RCD that must not protect a charging point: none, type AC, above 30 mA, shared without type B. */
export function isRcdRefused(answers: CircuitAnswers): boolean {
  const { rcdType, rcdMa, rcdOnlyThisPoint } = answers;
  if (rcdType === 'AC' || rcdType === 'none') return true;
  if (typeof rcdMa === 'number' && rcdMa > 30) return true;
  return rcdOnlyThisPoint === 'no' && (rcdType === 'A' || rcdType === 'F');
}

function rcdStage(answers: CircuitAnswers): StageLimit {
  if (isRcdRefused(answers)) return stage('rcd', 'refuse', null, 'rcd-refused', {});
  const { rcdType } = answers;
  if (isUnknown(rcdType) || isUnknown(answers.rcdMa) || isUnknown(answers.rcdOnlyThisPoint))
    return stage('rcd', 'cautious', null, 'rcd-unknown', {});
  return stage('rcd', answers.rcdOnlyThisPoint === 'no' ? 'warn' : 'ok', null, 'rcd-suitable', {
    type: rcdType,
  });
}

function cableStage(answers: CircuitAnswers): StageLimit {
  const limitA = unknownCountsAsA;
  if (answers.cableMaterial === 'aluminium')
    return stage('cable', 'cautious', limitA, 'cable-aluminium', { limitA });
  const mm2 = answers.cableMm2;
  if (isUnknown(answers.cableMaterial) || isUnknown(mm2)) return counted('cable');
  const capacity = cableCapacity(answers);
  if (capacity === null) return stage('cable', 'warn', limitA, 'cable-below-guide', { mm2, limitA });
  const guideA = Math.floor(capacity.cautiousA);
  const { breakerA } = answers;
  // Ib ≤ In ≤ Iz: a breaker above the cable does not protect it, whatever the charger draws.
  if (typeof breakerA === 'number' && breakerA > capacity.bestA)
    return stage('cable', 'refuse', null, 'cable-below-breaker', { limitA: guideA, breakerA });
  // Not known to protect it, not known to fail: that counts like an unknown cable.
  if (typeof breakerA === 'number' && breakerA > capacity.cautiousA) return counted('cable');
  if (capacity.assumed) return stage('cable', 'cautious', guideA, 'cable-assumed', { mm2, limitA: guideA });
  return stage('cable', 'ok', guideA, 'cable-guide', { mm2, laying: capacity.laying, limitA: guideA });
}

const socketRatings = {
  household: 10,
  'household-ev-rated': 16,
  'cee-blue-16': 16,
  'cee-blue-32': 32,
  'cee-red-16': 16,
  'cee-red-32': 32,
} as const;

/** Continuous current of a socket; null for a fixed, unknown or refused connection. */
export function socketRatingA(plug: Plug | undefined): number | null {
  return plug !== undefined && plug in socketRatings
    ? socketRatings[plug as keyof typeof socketRatings]
    : null;
}

/** True for a connection that is never accepted. */
export function isPlugRefused(plug: Plug | undefined): boolean {
  return (refusedPlugs as readonly (string | undefined)[]).includes(plug);
}

function socketStage(answers: CircuitAnswers): StageLimit {
  const { plug } = answers;
  if (isPlugRefused(plug)) return stage('socket', 'refuse', null, 'socket-refused', {});
  if (plug === 'fixed') return stage('socket', 'ok', null, 'fixed-connection', {});
  const ratedA = socketRatingA(plug);
  return ratedA === null ? counted('socket') : stage('socket', 'ok', ratedA, 'socket-rating', { ratedA });
}

function codingStage(charger: CircuitCharger): StageLimit {
  const { adapterA } = charger;
  if (adapterA === 'not-fitted') return stage('plug-coding', 'ok', null, 'coding-not-fitted', {});
  if (adapterA === null)
    return stage('plug-coding', 'cautious', unknownCountsAsA, 'coding-unknown', { limitA: unknownCountsAsA });
  return stage('plug-coding', 'ok', adapterA, 'coding', { limitA: adapterA });
}

function chargerStage(charger: CircuitCharger): StageLimit {
  const hardware = stage('charger', 'ok', charger.hardwareMaxA, 'hardware', { limitA: charger.hardwareMaxA });
  const installA = charger.installLimitA;
  if (installA === null) return hardware;
  return smaller(hardware, stage('charger', 'ok', installA, 'install-limit', { limitA: installA }));
}

function carStage(answers: CircuitAnswers, charger: CircuitCharger, country: Country): StageLimit {
  const limitA = onePhaseLimitA(country);
  if (limitA === null || loadedPhases(answers, charger) === 1)
    return stage('car', 'ok', null, 'car-decides', {});
  // Only a car that loads one phase meets this; settings.maxCurrentSinglePhase keeps it.
  return stage('car', 'ok', null, 'one-phase-car', { country, limitA });
}

/** The limit of every stage, in the order of the current's way; whole amperes, rounded down. */
export function stageLimits(
  answers: CircuitAnswers,
  charger: CircuitCharger,
  country: Country = answers.country ?? 'IEC',
): StageLimit[] {
  return [
    mainBreakerStage(answers, charger, country),
    boardStage(answers),
    breakerStage(answers),
    rcdStage(answers),
    cableStage(answers),
    socketStage(answers),
    codingStage(charger),
    chargerStage(charger),
    carStage(answers, charger, country),
  ];
}

/** The limit of the whole circuit; 0 A when a stage refuses. */
export interface CircuitLimit {
  readonly limitA: number;
  /** The stage that limits, or the first that refuses. */
  readonly stage: StageName;
  readonly reason: StageReason;
  readonly params: Readonly<Record<string, number | string>>;
  readonly refusedBy: readonly StageName[];
  /** True when the limiting stage is an assumption, not an answer. */
  readonly cautious: boolean;
}

/** The smallest of all stages and its name; of equal ones the first on the way wins. */
export function circuitLimit(stages: readonly StageLimit[]): CircuitLimit {
  const refused = stages.filter((each) => each.verdict === 'refuse');
  const least = refused[0] ?? stages.reduce<StageLimit>(smaller, stages[0] ?? counted('charger'));
  return {
    limitA: refused.length > 0 ? 0 : (least.limitA ?? unknownCountsAsA),
    stage: least.stage,
    reason: least.reason,
    params: least.params,
    refusedBy: refused.map((each) => each.stage),
    cautious: least.verdict === 'cautious',
  };
}
