import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { ChangePlan, PlanStep } from '#shared/domain/configuration/changePlan.types.ts';
import type { PlannedChange } from '#shared/domain/plan.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import { confirmHere, leaveToBackEnd, tryDoors } from './changeDoorsHere.ts';
import { crossDoors, requireProven } from './crossDoors.ts';
import { type JoinedWifi, joinWifi, requireReachable } from './joinWifi.ts';
import type { Journal } from './journal.ts';
import type { ProofRow } from './proof.ts';
import { requireApplicable } from './requireApplicable.ts';
import type { SecretKeeper } from './secretKeeper.ts';
import { setClock } from './setClock.ts';
import { writeControl } from './writeControl.ts';
import { writePin } from './writePin.ts';
import { writeSettings } from './writeSettings.ts';

export interface PlanRun {
  readonly plan: ChangePlan;
  readonly session: DeviceSession;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Values of the secrets the plan writes. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The values the plan was made from. */
  readonly before: PointValues;
  readonly newPin: string | null;
  readonly keeper: SecretKeeper;
  /** A word for the log: why settings are stored. */
  readonly purpose: string;
  /** Asked between steps: true stops there, with everything before it proven. */
  isCancelled(): boolean;
  /** Whether this computer gets any answer at an address: accepted and refused both count. */
  isReachable(host: string, port: number): Promise<boolean>;
  openModbus(address: string): Promise<DeviceSession>;
  closeBluetooth(): Promise<void>;
  onStep(step: PlanStep, index: number): void;
  /** A generation is stored; `isFinal` false: it goes back by itself without the proof of the new door. */
  onCommitted(generation: number, isFinal: boolean): void;
  /**
   * Before a change of doors is confirmed over the door that stays open: what it throws is not confirmed, and the
   * charger goes back by itself.
   */
  beforeConfirm?(session: DeviceSession): Promise<void>;
  report(phase: string, done: number, total: number): void;
}

type DoorStep = Extract<PlanStep, { kind: 'doors' }>;

export interface PlanResult {
  /** Closed where no door was left for this program. */
  readonly session: DeviceSession;
  readonly generation: number;
  /** `host:port/unit` when the plan changed doors. */
  readonly address: string | null;
  /** The Wi-Fi the plan has proven, null when it had no such step. */
  readonly wifi: JoinedWifi | null;
  readonly proof: readonly ProofRow[];
}

interface Progress {
  session: DeviceSession;
  generation: number;
  address: string | null;
  wifi: JoinedWifi | null;
  readonly proof: Map<string, ProofRow>;
}

const valuesOf = (changes: readonly PlannedChange[], secrets: PlanRun['secrets']): PointValues =>
  Object.fromEntries(changes.map(({ point, to, secret }) => [point, secret ? (secrets[point] ?? null) : to]));

const secretsOf = (changes: readonly PlannedChange[], secrets: PlanRun['secrets']) =>
  Object.fromEntries(Object.entries(secrets).filter(([name]) => changes.some(({ point }) => point === name)));

const keep = (progress: Progress, proof: readonly ProofRow[]) => {
  for (const row of proof) progress.proof.set(row.point, row);
  requireProven(proof);
};

const changePin = async ({ journal, newPin, keeper }: PlanRun, session: DeviceSession): Promise<void> => {
  if (newPin === null) throw appError('pin.factory', { device: session.identity.name });
  await writePin({ session, journal, keeper, newPin });
};

/** What has to be in force behind the doors: everything this plan has stored, and the doors. */
const behindDoors = (progress: Progress, doors: PointValues): PointValues => {
  const stored = [...progress.proof.values()].filter(({ result }) => result !== 'written');
  return { ...Object.fromEntries(stored.map(({ point, wanted }) => [point, wanted])), ...doors };
};

const crossToModbus = async (run: PlanRun, progress: Progress, doors: PointValues) => {
  const { session } = progress;
  const { host, port } = await requireReachable({ ...run, session });
  const address = `${host}:${port}/${session.profile.transport.modbus.unit}`;
  const crossed = await crossDoors({
    bluetooth: session,
    journal: run.journal,
    clock: run.clock,
    doors,
    desired: behindDoors(progress, doors),
    before: run.before,
    generation: progress.generation,
    address,
    openModbus: run.openModbus,
    closeBluetooth: run.closeBluetooth,
    onCommitted: run.onCommitted,
    report: run.report,
  });
  Object.assign(progress, { session: crossed.session, generation: crossed.generation, address });
  keep(progress, crossed.proof);
};

const changeHere = async (run: PlanRun, progress: Progress, step: DoorStep, doors: PointValues) => {
  const { session, generation } = progress;
  const { journal, before, onCommitted } = run;
  const desired = behindDoors(progress, doors);
  const here = { session, journal, doors, desired, before, generation, onCommitted };
  run.report('doors', 0, 1);
  if (step.isTrial || step.stays === 'same') {
    const beforeConfirm = run.beforeConfirm ?? (async () => undefined);
    const changed = step.isTrial
      ? await tryDoors({ ...here, purpose: 'trial' })
      : await confirmHere({ ...here, purpose: 'doors', beforeConfirm });
    progress.generation = changed.generation;
    return keep(progress, changed.proof);
  }
  const left = await leaveToBackEnd({ ...here, purpose: 'doors' });
  progress.generation = left.generation;
  for (const row of left.proof) progress.proof.set(row.point, row);
  return run.closeBluetooth();
};

const changeDoors = (run: PlanRun, progress: Progress, step: DoorStep): Promise<void> => {
  const doors = valuesOf(step.changes, run.secrets);
  return step.stays === 'modbus'
    ? crossToModbus(run, progress, doors)
    : changeHere(run, progress, step, doors);
};

const runStep = async (run: PlanRun, progress: Progress, step: PlanStep): Promise<void> => {
  const { session } = progress;
  switch (step.kind) {
    case 'set-clock':
      // What follows needs the time: certificates of another day are refused.
      return requireProven([await setClock(session, run.journal, run.clock)]);
    case 'change-pin':
      return changePin(run, session);
    case 'store': {
      const { generation, proof } = await run.keeper.during(
        session.identity.serial,
        secretsOf(step.changes, run.secrets),
        () =>
          writeSettings({
            session,
            journal: run.journal,
            desired: valuesOf(step.changes, run.secrets),
            generation: progress.generation,
            purpose: run.purpose,
          }),
      );
      progress.generation = generation;
      run.onCommitted(generation, true);
      return keep(progress, proof);
    }
    case 'control':
      return keep(
        progress,
        await writeControl({ session, journal: run.journal, desired: valuesOf(step.changes, run.secrets) }),
      );
    case 'join-wifi':
      progress.wifi = await joinWifi({ ...run, session }, step.isReached);
      return undefined;
    case 'doors':
      return changeDoors(run, progress, step);
    default:
      return step satisfies never;
  }
};

/**
 * Carries a plan out, step by step, each announced in the journal, read back and only then followed by the next.
 * Errors: those of `requireApplicable`, `job.cancelled` between steps, `write.different`, those of the steps. A write is
 * never repeated by itself.
 */
export const executePlan = async (run: PlanRun): Promise<PlanResult> => {
  const { plan } = run;
  requireApplicable(plan, run.session);
  const progress: Progress = {
    session: run.session,
    generation: plan.generation,
    address: null,
    wifi: null,
    proof: new Map(),
  };
  for (const [index, step] of plan.steps.entries()) {
    if (run.isCancelled()) throw appError('job.cancelled', {});
    run.report(step.kind, index, plan.steps.length);
    run.onStep(step, index);
    await runStep(run, progress, step);
  }
  return { ...progress, proof: [...progress.proof.values()] };
};
