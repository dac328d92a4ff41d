import { judgePauseAndResume, judgeSweep } from '#shared/domain/balancing/commissioning/judgeSite.ts';
import type { RaiseRoom } from '#shared/domain/balancing/commissioning/raiseRoom.ts';
import { controlSteps } from '#shared/domain/balancing/commissioning/siteTestPlan.ts';
import { type SiteVerdict, siteVerdict } from '#shared/domain/balancing/commissioning/siteVerdict.ts';
import type { ControlStep } from '#shared/domain/controlTest.ts';
import { type ControlSample, earlyVerdict, judgeStep } from '#shared/domain/judgeStep.ts';
import type { StepVerdict } from '#shared/domain/stepVerdict.ts';
import type { BenchCharger, SiteBench } from './siteTestBench.ts';

/** A charger that does not answer for this long cannot be judged. */
const silentRounds = 8;

/** What a raise that does not fit means for a test. */
export const withoutRoom = (found: RaiseRoom, wantedA: number): SiteVerdict =>
  found.isMeterSilent
    ? siteVerdict('not-proven', 'meter-silent', { node: found.node })
    : siteVerdict('not-proven', 'no-room', { wantedA, node: found.node });

/** One step of control against a charger of the bench, judged as everywhere else. */
const runStep = async (
  bench: SiteBench,
  charger: BenchCharger,
  step: ControlStep,
): Promise<SiteVerdict & { readonly isControl: boolean }> => {
  if (step.setpointA !== null) {
    const inTheWay = await bench.set(charger, step.setpointA);
    if (inTheWay !== null) return { ...withoutRoom(inTheWay, step.setpointA), isControl: false };
  }
  // The stopwatch begins with the last sign of life.
  if (!step.isRefreshed) await bench.refresh(charger);
  charger.isRefreshed = step.isRefreshed;
  const startMs = bench.deviceMs();
  const samples: ControlSample[] = [];
  const judged = (verdict: StepVerdict) => ({ ...verdict, isControl: true });
  for (let silent = 0; silent < silentRounds; ) {
    await bench.round();
    const { look } = charger;
    silent = look === null ? silent + 1 : 0;
    if (look === null) continue;
    const { isPlugged: _isPlugged, ...sample } = look;
    const tMs = bench.deviceMs() - startMs;
    samples.push({ ...sample, setpointA: step.isRefreshed ? charger.setA : null, tMs });
    const early = earlyVerdict(step, samples);
    if (early !== null) return judged(early);
    if (tMs >= step.lastsS * 1000) return judged(judgeStep(step, samples));
  }
  return { ...siteVerdict('not-proven', 'charger-silent', {}), isControl: false };
};

const isControl = (verdict: SiteVerdict & { isControl: boolean }): boolean => verdict.isControl;

/** Where the highest set-point does not fit now, the highest that does. */
const fitted = async (
  bench: SiteBench,
  charger: BenchCharger,
  steps: readonly ControlStep[],
): Promise<readonly ControlStep[]> => {
  const { roomA } = await bench.room(charger);
  return steps.map((step) =>
    step.setpointA === null || step.setpointA <= roomA || roomA < 6 ? step : { ...step, setpointA: roomA },
  );
};

const runAll = async (bench: SiteBench, charger: BenchCharger, steps: readonly ControlStep[]) => {
  const verdicts: (SiteVerdict & { isControl: boolean })[] = [];
  for (const step of steps) {
    const verdict = await runStep(bench, charger, step);
    verdicts.push(verdict);
    if (verdict.reason === 'above-limit' || verdict.reason === 'charger-silent') break;
    if (!verdict.isControl && step.kind !== 'setpoint') break;
  }
  charger.isRefreshed = true;
  return verdicts;
};

/** 6-8-10-13-16-(20-25-32)-6: never above the set-point from 10 s after the write. */
export const sweepCharger = async (bench: SiteBench, charger: BenchCharger): Promise<SiteVerdict> => {
  const verdicts = await runAll(bench, charger, controlSteps(charger.plan, 'sweep'));
  const steps = verdicts.filter(isControl) as unknown as StepVerdict[];
  const outside = verdicts.find((verdict) => !verdict.isControl);
  const judged = judgeSweep(steps);
  if (judged.verdict === 'fail' || outside === undefined) return judged;
  if (judged.verdict !== 'pass' || outside.reason !== 'no-room') return outside;
  // What fits was proven; what does not fit now is told, not taken for a fault.
  const { fromA = 0, toA = 0 } = judged.params;
  return siteVerdict('warn', 'sweep-part', { fromA, toA, node: outside.params['node'] ?? '' });
};

/** From the highest current that fits to nothing, and back. */
export const pauseCharger = async (bench: SiteBench, charger: BenchCharger): Promise<SiteVerdict> => {
  const steps = await fitted(bench, charger, controlSteps(charger.plan, 'pause'));
  const verdicts = await runAll(bench, charger, steps);
  const outside = verdicts.find((verdict) => !verdict.isControl);
  if (outside !== undefined) return outside;
  const judged = verdicts.filter((_, index) => steps[index]?.kind !== 'setpoint') as unknown as StepVerdict[];
  return judgePauseAndResume(judged);
};

/** The heartbeat pulled at the highest current that fits, with a stopwatch. */
export const failsafeCharger = async (bench: SiteBench, charger: BenchCharger): Promise<SiteVerdict> => {
  const steps = await fitted(bench, charger, controlSteps(charger.plan, 'failsafe'));
  const verdicts = await runAll(bench, charger, steps);
  const [highest, failsafe, recovery] = verdicts;
  if (failsafe === undefined) return highest ?? siteVerdict('not-proven', 'charger-silent', {});
  return failsafe.verdict === 'pass' && recovery !== undefined && recovery.verdict !== 'pass'
    ? recovery
    : failsafe;
};
