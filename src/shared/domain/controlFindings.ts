import type { CircuitAnswers, Country } from './circuitAnswers.ts';
import { type ControlRule, controlFinding } from './controlRules.ts';
import type { Finding } from './finding.ts';
import type { ControlAnswers } from './jobAnswers.ts';
import { longestTimeoutS } from './longestTimeout.ts';
import { ownMeterFindings } from './ownMeterFindings.ts';
import { minimumA } from './stageLimits.ts';
import { sumCheck } from './sumCheck.ts';

type Findings = Finding<ControlRule>[];

/** The watchdog takes 0 (off) or at least this. */
export const shortestTimeoutS = 5;

/** A time-out that holds both rules: the longest allowed; null when three periods of the controller exceed it. */
export function proposedTimeoutS(answers: CircuitAnswers, controllerPeriodS?: number): number | null {
  const maxS = longestTimeoutS(answers);
  return controllerPeriodS !== undefined && 3 * controllerPeriodS > maxS ? null : maxS;
}

function timeoutFindings(control: ControlAnswers, answers: CircuitAnswers): Findings {
  const { timeoutS, controllerPeriodS: periodS } = control;
  const field = 'timeoutS';
  const maxS = longestTimeoutS(answers);
  const minS = Math.max(shortestTimeoutS, Math.ceil(3 * (periodS ?? 0)));
  if (periodS !== undefined && minS > maxS)
    return [controlFinding('timeout-contradiction', 'controllerPeriodS', { periodS, minS, maxS })];
  if (timeoutS === undefined) return [controlFinding('timeout-missing', field, { maxS })];
  if (timeoutS === 0) return [controlFinding('timeout-zero', field, {})];
  if (timeoutS < shortestTimeoutS)
    return [controlFinding('timeout-not-possible', field, { timeoutS, minS: shortestTimeoutS })];
  if (periodS !== undefined && timeoutS < minS)
    return [controlFinding('timeout-too-short', field, { timeoutS, periodS, minS })];
  if (timeoutS > maxS) return [controlFinding('timeout-too-long', field, { timeoutS, maxS })];
  const fits = controlFinding('timeout-fits', field, { timeoutS, minS, maxS });
  if (periodS !== undefined) return [fits];
  const longestPeriodS = Math.floor(timeoutS / 3);
  return [fits, controlFinding('period-unknown', 'controllerPeriodS', { timeoutS, periodS: longestPeriodS })];
}

function failsafeFindings(input: ControlCheck): Findings {
  const { limitA } = input;
  const { failsafeA } = input.control;
  const field = 'failsafeA';
  if (failsafeA === undefined) return [controlFinding('failsafe-missing', field, { limitA })];
  if (failsafeA > 0 && failsafeA < minimumA)
    return [controlFinding('failsafe-not-possible', field, { failsafeA, minimumA })];
  if (failsafeA > limitA) return [controlFinding('failsafe-above-limit', field, { failsafeA, limitA })];
  // A pause adds nothing to any phase, so there is no sum to work out.
  if (failsafeA === 0) return [controlFinding('failsafe-pause', field, {})];
  const { sums, isComplete } = sumCheck(input.answers, failsafeA, input.phases, input.country);
  const found: Findings = [controlFinding('failsafe-fits', field, { failsafeA, limitA })];
  for (const { phase, otherA, sumA, mainA, isAbove } of sums)
    found.push(
      controlFinding(isAbove ? 'failsafe-sum-above' : 'failsafe-sum-fits', field, {
        phase,
        otherA,
        failsafeA,
        sumA,
        mainA,
      }),
    );
  if (!isComplete) found.push(controlFinding('failsafe-sum-unknown', 'otherLoadA', { failsafeA }));
  return found;
}

/** Nobody steers: the fixed limit itself has to fit beside everything else. */
function fixedFindings({ answers, limitA, phases, country }: ControlCheck): Findings {
  const { sums, isComplete } = sumCheck(answers, limitA, phases, country);
  const found: Findings = sums.map(({ phase, otherA, sumA, mainA, isAbove }) =>
    controlFinding(isAbove ? 'fixed-sum-above' : 'fixed-sum-fits', 'otherLoadA', {
      phase,
      otherA,
      limitA,
      sumA,
      mainA,
    }),
  );
  if (!isComplete) found.push(controlFinding('fixed-sum-unknown', 'otherLoadA', { limitA }));
  return found;
}

/** What the rules of control are asked about; `phases` are those the charger loads (`loadedPhases`). */
export interface ControlCheck {
  readonly control: ControlAnswers;
  readonly answers: CircuitAnswers;
  readonly limitA: number;
  readonly phases: 1 | 3;
  readonly country?: Country;
}

/** Time-out, fail-safe and the sums behind them, for the answers to "who sets the current from tomorrow on". */
export function controlFindings(input: ControlCheck): Findings {
  const { control } = input;
  switch (control.who) {
    case undefined:
      return [controlFinding('control-unanswered', 'who', {})];
    case 'nobody':
      return fixedFindings(input);
    case 'own-meter':
      return ownMeterFindings(input);
    case 'this-program':
    case 'other-controller': {
      const port = control.modbusPort;
      const isPortWrong = port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65535);
      const ports = isPortWrong ? [controlFinding('port-not-possible', 'modbusPort', { port })] : [];
      return [...timeoutFindings(control, input.answers), ...failsafeFindings(input), ...ports];
    }
    default:
      return control.who satisfies never;
  }
}
