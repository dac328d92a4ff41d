import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { TestEvent } from '#shared/contract/jobs.ts';
import { overallVerdict } from '#shared/domain/judgeStep.ts';
import {
  isMeterGoing,
  judgeMeterAway,
  judgeMeterBack,
  judgeMeterThere,
  lossWithinS,
  type MeterSample,
  type MeterStepId,
  type MeterTestInput,
  meterFoundWithinS,
  personWithinS,
} from '#shared/domain/meterTest.ts';
import type { StepVerdict } from '#shared/domain/stepVerdict.ts';
import type { ControlTestResult } from './runControlTest.ts';

export interface MeterTestRun {
  readonly session: DeviceSession;
  readonly clock: Clock;
  readonly input: MeterTestInput;
  emit(event: TestEvent): void;
  readonly signal: AbortSignal;
}

interface Running extends MeterTestRun {
  deviceMs(): number;
}

const lookEveryMs = 1_000;
/** Letter B of the pilot. */
const firstPlugged = 11;
const carSettlesMs = 30_000;
const points = [
  'loadBalancing.state',
  'loadBalancing.meterAge',
  'limit.active',
  'meter.current.l1',
  'meter.current.l2',
  'meter.current.l3',
  'state.cp',
];

const look = async (
  run: Running,
  startMs: number,
): Promise<MeterSample & { readonly isPlugged: boolean }> => {
  const values = await run.session.read(points);
  const number = (point: string): number | null => {
    const value = values[point];
    return typeof value === 'number' ? value : null;
  };
  const sample = {
    tMs: run.deviceMs() - startMs,
    state: number('loadBalancing.state'),
    ageS: number('loadBalancing.meterAge'),
    offeredA: number('limit.active'),
    currentA: [1, 2, 3].map((phase) => number(`meter.current.l${phase}`)),
    isPlugged: (number('state.cp') ?? 0) >= firstPlugged,
  };
  const { offeredA, currentA } = sample;
  run.emit({
    kind: 'sample',
    atS: run.deviceMs() / 1000,
    setpointA: null,
    offeredA,
    currentA: [...currentA],
  });
  return sample;
};

/** Looks once a second until `isDone`, or for so long. */
const watch = async (
  run: Running,
  lastsS: number,
  isDone: (sample: MeterSample & { readonly isPlugged: boolean }) => boolean,
): Promise<readonly MeterSample[]> => {
  const startMs = run.deviceMs();
  const samples: MeterSample[] = [];
  while (run.deviceMs() - startMs <= lastsS * 1000) {
    const sample = await look(run, startMs);
    samples.push(sample);
    if (isDone(sample)) break;
    await run.clock.sleep(lookEveryMs, run.signal);
  }
  return samples;
};

const begin = (run: Running, id: MeterStepId) =>
  run.emit({ kind: 'step', id, atS: run.deviceMs() / 1000, setpointA: null });

const highest = (sample: MeterSample | undefined): number | null => {
  const known = sample?.currentA.filter((a) => a !== null) ?? [];
  return known.length === 0 ? null : Math.max(...known);
};

const isThere = ({ state }: MeterSample): boolean => state === 1 || state === 3;

const takeAway = async (run: Running): Promise<StepVerdict> => {
  begin(run, 'meter-away');
  run.emit({ kind: 'waiting', what: 'meter-away' });
  const before = await watch(run, personWithinS, isMeterGoing);
  const last = before.at(-1);
  if (last === undefined || !isMeterGoing(last)) return judgeMeterAway([], null, run.input);
  const fromA = highest(before.findLast((sample) => !isMeterGoing(sample)));
  begin(run, 'meter-away');
  // Its age says when the last sample came: the stopwatch runs from there.
  const goneMs = (last.ageS ?? 0) * 1000;
  const after = await watch(run, lossWithinS(run.input) - goneMs / 1000 + 2, () => false);
  const samples = [{ ...last, tMs: 0 }, ...after].map((sample) => ({ ...sample, tMs: sample.tMs + goneMs }));
  return judgeMeterAway(samples, fromA, run.input);
};

/**
 * Proves a charger that follows its own meter, only by reading: the meter is read; a person takes it away, and the
 * current falls to the meter-loss current in time; the meter comes back. Nothing is written.
 */
export const runMeterTest = async (options: MeterTestRun): Promise<ControlTestResult> => {
  const { clock, input, emit } = options;
  const startedMs = clock.monotonicMs();
  const run: Running = { ...options, deviceMs: () => (clock.monotonicMs() - startedMs) * clock.speed() };
  const lasts: Readonly<Record<MeterStepId, number>> = {
    'meter-there': meterFoundWithinS,
    'meter-away': lossWithinS(input),
    'meter-back': meterFoundWithinS,
  };
  const steps: { id: string; verdict: StepVerdict }[] = [];
  const judged = (id: MeterStepId, verdict: StepVerdict) => {
    steps.push({ id, verdict });
    emit({ kind: 'verdict', id, ...verdict, params: { ...verdict.params } });
    return verdict.verdict !== 'fail';
  };
  emit({
    kind: 'plan',
    totalS: Object.values(lasts).reduce((sum, s) => sum + s, 0),
    steps: Object.entries(lasts).map(([id, lastsS]) => ({ id, kind: id, setpointA: null, lastsS })),
  });
  if (input.hasCar) {
    emit({ kind: 'waiting', what: 'plug-in' });
    await watch(run, personWithinS, ({ isPlugged }: { isPlugged: boolean }) => isPlugged);
  }
  begin(run, 'meter-there');
  emit({ kind: 'waiting', what: 'meter-there' });
  const there = await watch(run, meterFoundWithinS, isThere);
  if (judged('meter-there', judgeMeterThere(there, input.limitA))) {
    begin(run, 'meter-there');
    if (input.hasCar)
      await watch(run, carSettlesMs / 1000, (sample) => (highest(sample) ?? 0) > input.meterLossA + 5);
    judged('meter-away', await takeAway(run));
    begin(run, 'meter-back');
    emit({ kind: 'waiting', what: 'meter-back' });
    judged('meter-back', judgeMeterBack(await watch(run, personWithinS, isThere)));
  }
  return { verdict: overallVerdict(steps.map(({ verdict }) => verdict.verdict)), steps };
};
