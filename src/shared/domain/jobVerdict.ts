import type { SocketVerdict } from './charger/socket/socketTest.ts';
import type { CircuitAnswers } from './circuitAnswers.ts';
import { createFindings, type Finding, openPoints } from './finding.ts';
import { measurementFindings } from './measurementFindings.ts';
import type { proofResult } from './proofResult.ts';
import { minimumA } from './stageLimits.ts';
import type { StepVerdict } from './stepVerdict.ts';

/** What keeps a job from being commissioned beside its measurements. */
export const verdictRules = {
  'tests-missing': { level: 'open-point', params: [] },
  'test-failed': { level: 'open-point', params: ['test'] },
  'test-not-proven': { level: 'open-point', params: ['test'] },
  'socket-loose': { level: 'open-point', params: ['recommendedA'] },
  'socket-unfit': { level: 'open-point', params: [] },
  'socket-stopped': { level: 'open-point', params: [] },
  'socket-watch': { level: 'open-point', params: [] },
  'socket-not-proven': { level: 'open-point', params: [] },
  'value-different': { level: 'open-point', params: ['point'] },
  'value-not-readable': { level: 'open-point', params: ['point'] },
} as const;
export type VerdictRule = keyof typeof verdictRules;

const finding = createFindings(verdictRules);

interface SocketOutcome {
  readonly verdict: SocketVerdict;
  readonly recommendedA: number | null;
  readonly stop: object | null;
}

export interface JobOutcome {
  readonly answers: CircuitAnswers;
  /** All findings of the review; their open points go into the report, their refusals forbid "commissioned". */
  readonly findings: readonly Finding[];
  readonly tests: readonly { readonly id: string; readonly verdict: StepVerdict['verdict'] }[];
  /** The test of the socket, when there was one; a trend, which can hold a job back and never carries it. */
  readonly socket: { readonly result: SocketOutcome } | null;
  /** Read back over the door that stays; without secrets, which no door gives out. */
  readonly proofs: readonly { readonly point: string; readonly result: ReturnType<typeof proofResult> }[];
}

export interface JobVerdict {
  readonly result: 'configured' | 'commissioned';
  /** What has to be done before it is commissioned; empty when it is. */
  readonly missing: readonly Finding[];
  /** Everything the report names as not settled, the missing ones first. */
  readonly openPoints: readonly Finding[];
}

function testFindings(tests: JobOutcome['tests']): Finding<VerdictRule>[] {
  if (tests.length === 0) return [finding('tests-missing', null, {})];
  return tests.flatMap(({ id, verdict }): Finding<VerdictRule>[] => {
    if (verdict === 'fail') return [finding('test-failed', null, { test: id })];
    return verdict === 'not-proven' ? [finding('test-not-proven', null, { test: id })] : [];
  });
}

/** A bad socket has to be dealt with before "commissioned"; a doubtful one goes into the report. */
function socketFindings(socket: JobOutcome['socket']): { bad: Finding[]; doubtful: Finding[] } {
  if (socket === null) return { bad: [], doubtful: [] };
  const { verdict, recommendedA, stop } = socket.result;
  if (stop !== null) return { bad: [finding('socket-stopped', null, {})], doubtful: [] };
  if (recommendedA === 0) return { bad: [finding('socket-unfit', null, {})], doubtful: [] };
  switch (verdict) {
    case 'loose':
      return {
        bad: [finding('socket-loose', null, { recommendedA: recommendedA ?? minimumA })],
        doubtful: [],
      };
    case 'watch':
      return { bad: [], doubtful: [finding('socket-watch', null, {})] };
    case 'not-proven':
      return { bad: [], doubtful: [finding('socket-not-proven', null, {})] };
    case 'good':
      return { bad: [], doubtful: [] };
    default:
      return verdict satisfies never;
  }
}

function proofFindings(proofs: JobOutcome['proofs']): Finding<VerdictRule>[] {
  return proofs.flatMap(({ point, result }): Finding<VerdictRule>[] => {
    if (result === 'different') return [finding('value-different', null, { point })];
    return result === 'not-readable' ? [finding('value-not-readable', null, { point })] : [];
  });
}

const neededMeasurements: readonly string[] = ['continuity-missing', 'loop-missing', 'rcd-time-missing'];

/**
 * "Commissioned" needs continuity, loop and RCD measured and within limits, every test passed (a warning passes),
 * every value in force and nothing refused; anything else is "configured", with what is missing.
 */
export function jobVerdict(outcome: JobOutcome): JobVerdict {
  const measurements = measurementFindings(outcome.answers);
  const socket = socketFindings(outcome.socket);
  const missing: Finding[] = [
    ...outcome.findings.filter((each) => each.level === 'refuse'),
    ...measurements.filter((each) => each.level === 'refuse' || neededMeasurements.includes(each.rule)),
    ...testFindings(outcome.tests),
    ...proofFindings(outcome.proofs),
    ...socket.bad,
  ];
  const others = openPoints([...measurements, ...outcome.findings, ...socket.doubtful]);
  const seen = new Set(missing.map(keyOf));
  const rest = others.filter((each) => !seen.has(keyOf(each)) && seen.add(keyOf(each)));
  return {
    result: missing.length === 0 ? 'commissioned' : 'configured',
    missing,
    openPoints: [...missing, ...rest],
  };
}

function keyOf({ rule, field, params }: Finding): string {
  return JSON.stringify([rule, field, params]);
}
