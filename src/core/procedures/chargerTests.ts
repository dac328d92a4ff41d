import type { ClearedFaults } from '#core/charger/clearFaults.ts';
import type { SocketTestEvent, SocketTestResult } from '#core/loadbalancing/runSocketTest.ts';
import type { ClearedFaultsView, SocketResultView, SocketTestEventView } from '#shared/contract/charger.ts';

export const viewCleared = (cleared: ClearedFaults): ClearedFaultsView =>
  cleared.kind === 'cleared'
    ? { kind: 'cleared', bits: [...cleared.bits], left: [...cleared.left] }
    : { kind: 'refused', reason: cleared.refusal.reason, params: { ...cleared.refusal.params } };

export const viewSocketEvent = (event: SocketTestEvent): SocketTestEventView => {
  if (event.kind === 'waiting') return { ...event };
  if (event.kind === 'plan') {
    const { limitA, plan } = event;
    return { kind: 'plan', limitA, totalS: plan.totalS, steps: plan.steps.map((step) => ({ ...step })) };
  }
  const { sample, ...rest } = event;
  return { ...rest, sample: { ...sample, phases: sample.phases.map((phase) => ({ ...phase })) } };
};

export const viewSocketResult = ({ judgement, stop, leftAtA }: SocketTestResult): SocketResultView => ({
  verdict: judgement.verdict,
  remarks: judgement.remarks.map((remark) => ({ ...remark, params: { ...remark.params } })),
  phases: judgement.phases.map((trend) => ({ ...trend })),
  plugRiseK: judgement.plugRiseK,
  recommendedA: judgement.recommendedA,
  stop: stop && { code: stop.code, params: { ...stop.params } },
  leftAtA,
});
