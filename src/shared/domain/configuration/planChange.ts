import { isRefused } from '#shared/domain/finding.ts';
import { changesBetween, type PlannedChange } from '#shared/domain/plan.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { ChangePlan, PlanCharger, PlanOrigin, PlanPoint, PlanStep } from './changePlan.types.ts';
import { doorThatStays, findingsOf, isClosing } from './planFindings.ts';
import { planFinding } from './planRules.ts';

export interface PlanInput {
  readonly charger: PlanCharger;
  /** Values wanted, without secrets. */
  readonly desired: PointValues;
  /** Secret points whose value is at hand and is to be written. */
  readonly secrets: readonly string[];
  /** Those of them that are deleted instead. */
  readonly erased?: readonly string[];
  /** True when a new PIN is at hand for a charger that still has the factory's. */
  readonly canRenewPin: boolean;
  /** Write given secrets even when nothing else changes: what is stored cannot be compared. */
  readonly rewriteSecrets?: boolean;
  /** Ends in the proof that the charger joins its Wi-Fi, also when no door changes and nothing is to be written. */
  readonly provesWifi?: boolean;
  /** Whether this computer has to reach the charger in that Wi-Fi; true unless only a back end is going to. */
  readonly reachesWifi?: boolean;
  /** The change of doors is only tried: the charger goes back by itself after `commit.confirmTimeout`. */
  readonly isTrial?: boolean;
  readonly origin?: PlanOrigin;
  /** `point.unknown` is the caller's business: only known points come here. */
  pointOf(point: string): PlanPoint;
}

const confirmCapability = 30;
const confirmTimeoutS = 300;
const notReadable = 'plan-not-readable';

const hasBit = (bitmap: number, position: number) => Math.floor(bitmap / 2 ** position) % 2 === 1;

/** A charger whose address is a name beyond TLS needs the right time first: certificates have dates. */
const needsClock = (changes: readonly PlannedChange[]) =>
  changes.some(
    ({ point, to }) =>
      (point === 'ocpp.url' && String(to).startsWith('wss:')) ||
      (point === 'ocpp.securityProfile' && Number(to) >= 2),
  );

const changesOf = (input: PlanInput): PlannedChange[] => {
  const { charger, desired, secrets, erased = [], pointOf } = input;
  const secretOf = (point: string) => [point, erased.includes(point) ? '' : null];
  const wanted = { ...desired, ...Object.fromEntries(secrets.map(secretOf)) };
  return changesBetween(charger.values, wanted, (name) => {
    const { block, wearsFlash, secret } = pointOf(name);
    return { block, wearsFlash, secret };
  });
};

/**
 * A plan that closes Bluetooth asks for the proof of the new door wherever the charger can wait for one; where no door
 * is left that could give it, the charger must not wait.
 */
const confirmTimeoutOf = ({ charger, desired }: PlanInput): PointValues => {
  if ('commit.confirmTimeout' in desired || !hasBit(charger.capabilities, confirmCapability)) return {};
  const stays = doorThatStays({ ...charger.values, ...desired });
  return { 'commit.confirmTimeout': stays === 'modbus' ? confirmTimeoutS : 0 };
};

const withConfirmation = (input: PlanInput): PlanInput =>
  input.isTrial !== true && isClosing(input.charger, changesOf(input))
    ? { ...input, desired: { ...input.desired, ...confirmTimeoutOf(input) } }
    : input;

/** A commit loads what acts at once anew from the stored defaults: what is wanted there is written again behind it. */
const withReloaded = (input: PlanInput, changes: PlannedChange[]): PlannedChange[] => {
  const { charger, desired, pointOf } = input;
  const isStored = (point: string) => pointOf(point).storage !== 'ram';
  const stored = changes.filter(({ point }) => isStored(point));
  if (stored.length === 0) return changes;
  const control = Object.fromEntries(Object.entries(desired).filter(([point]) => !isStored(point)));
  const again = changesBetween({}, control, (name) => {
    const { block, wearsFlash, secret } = pointOf(name);
    return { block, wearsFlash, secret };
  });
  return [...stored, ...again.map((change) => ({ ...change, from: charger.values[change.point] ?? null }))];
};

/** Over Modbus a charger takes what acts at once only when the server and control over it are on. */
const isControlled = (flags: unknown) => typeof flags === 'number' && hasBit(flags, 0) && hasBit(flags, 1);

type DoorWay = Pick<Extract<PlanStep, { kind: 'doors' }>, 'stays' | 'isTrial' | 'closesBluetooth'>;

/** The changes that are a step of their own, and what they leave. */
const doorsOf = (
  { charger, isTrial = false }: PlanInput,
  changes: readonly PlannedChange[],
  after: PointValues,
): DoorWay & { readonly doors: readonly PlannedChange[] } => {
  const all = changes.filter(({ doors }) => doors);
  if (charger.door === 'modbus') {
    // A charger that waits for a confirmation takes it over this door, as long as that one stays open.
    const waits = Number(after['commit.confirmTimeout'] ?? 0) > 0 && doorThatStays(after) === 'modbus';
    const doors = waits ? all.filter(({ point }) => point === 'ocpp.mode') : [];
    return { doors, stays: 'same', isTrial, closesBluetooth: false };
  }
  const willClose = isClosing(charger, changes);
  const doors = willClose ? all : [];
  return { doors, stays: isTrial ? 'same' : doorThatStays(after), isTrial, closesBluetooth: !isTrial };
};

const stepsOf = (input: PlanInput, changes: readonly PlannedChange[]): PlanStep[] => {
  const { charger, pointOf, canRenewPin, desired } = input;
  const after = { ...charger.values, ...desired };
  const { doors, ...way } = doorsOf(input, changes, after);
  const isControl = ({ point }: PlannedChange) => pointOf(point).storage === 'ram';
  const control = changes.filter(isControl);
  const stored = changes.filter((change) => !isControl(change) && !doors.includes(change));
  const steps: PlanStep[] = [];
  if (needsClock(changes)) steps.push({ kind: 'set-clock' });
  if (stored.length > 0) {
    steps.push({
      kind: 'store',
      blocks: [...new Set(stored.map(({ block }) => block ?? ''))].sort(),
      changes: stored,
    });
  }
  const doorsFirst = doors.length > 0 && isControlled(after['modbus.flags']);
  const controlSteps: PlanStep[] = control.length > 0 ? [{ kind: 'control', changes: control }] : [];
  if (!doorsFirst) steps.push(...controlSteps);
  const isReached = input.reachesWifi !== false;
  if (doors.length === 0)
    return input.provesWifi === true ? [...steps, { kind: 'join-wifi', isReached }] : steps;
  if (way.closesBluetooth) {
    // The new door is known to be reached before anything that a person would have to remember changes.
    steps.push({ kind: 'join-wifi', isReached: way.stays === 'modbus' });
    if (charger.pinIsFactory && canRenewPin) steps.push({ kind: 'change-pin' });
  }
  const confirmWithinS = Number(after['commit.confirmTimeout'] ?? 0);
  steps.push({ kind: 'doors', changes: doors, confirmWithinS, ...way });
  return doorsFirst ? [...steps, ...controlSteps] : steps;
};

/** Without a time-out nothing would take a trial back. */
const trialFindings = (after: PointValues) =>
  Number(after['commit.confirmTimeout'] ?? 0) > 0
    ? []
    : [planFinding('plan-trial-final', 'commit.confirmTimeout', {})];

/**
 * Plans how a charger comes from what it is to what is wanted. Empty when it is so already: a secret alone, which
 * nobody can compare, is written only together with something else that changes in its block, or when told to.
 */
export const planChange = (input: PlanInput): ChangePlan => {
  const { charger, origin = {} } = input;
  const open = changesOf({ ...input, secrets: [] });
  const blocks = new Set(open.map(({ block }) => block));
  const secrets = input.secrets.filter(
    (point) =>
      input.rewriteSecrets === true ||
      input.erased?.includes(point) === true ||
      blocks.has(input.pointOf(point).block) ||
      !charger.secretsSet.includes(point),
  );
  const planned = withConfirmation({ ...input, secrets });
  const changes = withReloaded(planned, changesOf(planned));
  const after = { ...charger.values, ...planned.desired };
  const willClose = input.isTrial !== true && isClosing(charger, changes);
  const findings = [
    ...findingsOf({
      charger,
      changes,
      after,
      touched: new Set(changes.map(({ point }) => point)),
      givenSecrets: secrets,
      canRenewPin: input.canRenewPin,
      willClose,
      origin,
    }),
    ...(input.isTrial === true ? trialFindings(after) : []),
    ...Object.keys(input.desired)
      .filter((point) => charger.unreadable.includes(point))
      .map((point) => ({ rule: notReadable, level: 'warn' as const, field: point, params: { point } })),
  ];
  return {
    format: 1,
    serial: charger.serial,
    door: charger.door,
    generation: charger.generation,
    steps: stepsOf(planned, changes),
    findings,
    canApply: !isRefused(findings),
  };
};

/** True for a plan after which this program has no way to the charger any more. */
export const leavesNoDoor = (plan: Pick<ChangePlan, 'steps'>): boolean =>
  plan.steps.some((step) => step.kind === 'doors' && step.stays === 'none');

/** All changes of a plan, in the order they are written. */
export const changesOfPlan = (plan: ChangePlan): readonly PlannedChange[] =>
  plan.steps.flatMap((step) => ('changes' in step ? step.changes : []));
