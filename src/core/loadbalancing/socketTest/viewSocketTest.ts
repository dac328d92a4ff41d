import type { SocketResultView, SocketTestEventView } from '#shared/contract/socketTest.ts';
import type { SocketTestEvent, SocketTestResult } from './runSocketTest.ts';

/** A running test as the bridge tells it. */
export const viewSocketEvent = (event: SocketTestEvent): SocketTestEventView => {
  if (event.kind === 'waiting') return { ...event };
  if (event.kind === 'plan') {
    const { limitA, plan } = event;
    return { kind: 'plan', limitA, totalS: plan.totalS, steps: plan.steps.map((step) => ({ ...step })) };
  }
  const { sample, ...rest } = event;
  return { ...rest, sample: { ...sample, phases: sample.phases.map((phase) => ({ ...phase })) } };
};

/** What came of a test as bridge, job and log keep it. */
export const viewSocketResult = ({ judgement, stop, leftAtA }: SocketTestResult): SocketResultView => ({
  verdict: judgement.verdict,
  remarks: judgement.remarks.map((remark) => ({ ...remark, params: { ...remark.params } })),
  phases: judgement.phases.map((trend) => ({ ...trend })),
  plugRiseK: judgement.plugRiseK,
  recommendedA: judgement.recommendedA,
  stop: stop && { code: stop.code, params: { ...stop.params } },
  leftAtA,
});
