import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { createTestLink, type TestLink } from '#core/loadbalancing/testLink.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SocketSample } from '#shared/domain/charger/socket/phaseTrend.ts';
import { type SocketPlan, socketPlan } from '#shared/domain/charger/socket/socketPlan.ts';
import { socketSample } from '#shared/domain/charger/socket/socketSample.ts';
import {
  judgeSocket,
  type SocketJudgement,
  type SocketStop,
  socketMustStop,
} from '#shared/domain/charger/socket/socketTest.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';

/** All in device time. */
const lookEveryMs = 1_000;
const refreshEveryMs = 2_000;
const writeGapMs = 1_100;
/** A pilot may change after 5 s, a car follows within 5 more (IEC 61851-1); what it shows earlier is not judged. */
const settleMs = 9_000;
/** What a bad socket, and a test that broke off, are left with. */
export const safeA = 6;

export type SocketTestEvent =
  | { readonly kind: 'plan'; readonly limitA: number; readonly plan: SocketPlan }
  | { readonly kind: 'waiting'; readonly what: 'plug-in' }
  | {
      readonly kind: 'sample';
      readonly setpointA: number;
      readonly atS: number;
      readonly sample: SocketSample;
    };

export interface SocketTestRun {
  readonly session: DeviceSession;
  readonly clock: Clock;
  /** Highest current of the test (A): never above what the charger has in force now. */
  readonly limitA: number;
  /** What a good socket gets back: the set-point from before. */
  readonly before: PointValue;
  /** Twenty minutes at the limit, long enough for a plug to show its temperature. */
  readonly isLong: boolean;
  emit(event: SocketTestEvent): void;
  readonly signal: AbortSignal;
}

export interface SocketTestResult {
  readonly judgement: SocketJudgement;
  /** Why it ended before its end; null = it ran to the end. */
  readonly stop: SocketStop | null;
  /** What the charger is left with (A); null = the set-point it had before. */
  readonly leftAtA: number | null;
}

const readPoints = [
  ...[1, 2, 3].flatMap((phase) => [`meter.voltage.l${phase}`, `meter.current.l${phase}`]),
  'temperature.mainsPlug',
];

interface Running extends SocketTestRun {
  readonly link: TestLink;
  readonly samples: SocketSample[];
  deviceMs(): number;
}

const waitForCar = async ({ link, clock, emit, signal }: Running) => {
  if ((await link.look()).isPlugged) return;
  emit({ kind: 'waiting', what: 'plug-in' });
  while (!(await link.look()).isPlugged) await clock.sleep(lookEveryMs, signal);
};

/** Holds one set-point and looks every second; what makes it end early, or null. */
const hold = async (run: Running, setpointA: number, lastsMs: number): Promise<SocketStop | null> => {
  const { session, link, clock, emit, signal, samples } = run;
  await link.setA(setpointA);
  const startMs = run.deviceMs();
  let refreshedMs = startMs;
  while (run.deviceMs() - startMs < lastsMs) {
    await clock.sleep(lookEveryMs, signal);
    const atMs = run.deviceMs();
    const sample = socketSample(atMs, await session.read(readPoints));
    if (atMs - startMs >= settleMs) samples.push(sample);
    emit({ kind: 'sample', setpointA, atS: atMs / 1000, sample });
    const stop = socketMustStop(sample);
    if (stop !== null) return stop;
    if (atMs - refreshedMs >= refreshEveryMs) {
      await link.refresh();
      refreshedMs = atMs;
    }
  }
  return null;
};

/** Less current, whatever happened; where the link is gone, the charger's own limits hold. */
const retreat = async ({ link, clock }: Running) => {
  try {
    await clock.sleep(writeGapMs);
    await link.setA(safeA);
  } catch {
    // What broke the test is told by its error.
  }
};

const runSteps = async (run: Running, plan: SocketPlan): Promise<SocketStop | null> => {
  for (const { setpointA, lastsS } of plan.steps) {
    const stop = await hold(run, setpointA, lastsS * 1000);
    if (stop !== null) return stop;
  }
  return null;
};

/**
 * Raises the current step by step and judges how voltage and plug temperature follow. A socket that looks bad, and a
 * test that broke off, leave 6 A behind; a good one leaves the set-point that was there before.
 */
export const runSocketTest = async (options: SocketTestRun): Promise<SocketTestResult> => {
  const { session, clock, limitA, isLong, emit, before } = options;
  const startedMs = clock.monotonicMs();
  const run: Running = {
    ...options,
    link: createTestLink(session),
    samples: [],
    deviceMs: () => (clock.monotonicMs() - startedMs) * clock.speed(),
  };
  const plan = socketPlan({ limitA, isLong });
  emit({ kind: 'plan', limitA, plan });
  try {
    await waitForCar(run);
    const stop = await runSteps(run, plan);
    const judgement = judgeSocket(run.samples, limitA);
    const isGood = stop === null && judgement.verdict !== 'loose';
    if (isGood) {
      await clock.sleep(writeGapMs);
      await session.writeControl({ 'limit.current': before });
    } else await retreat(run);
    return { judgement, stop, leftAtA: isGood ? null : safeA };
  } catch (error) {
    await retreat(run);
    throw error;
  }
};
