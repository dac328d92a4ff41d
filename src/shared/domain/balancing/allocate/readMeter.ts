import { type PhaseAmps, perPhase } from '#shared/domain/balancing/phases.ts';
import type { NodeMemory } from './memorySchema.ts';
import type { BalanceSettings } from './settings.ts';
import type { NodeState } from './stateSchema.ts';

/** How far a meter is believed: raises freeze on an old reading, a lost one leaves only the design load. */
export type MeterTrust = 'none' | 'fresh' | 'frozen' | 'static';

/** Current of the chargers below a node: what it may have been at the moment the meter was read. */
export interface EvCurrent {
  readonly lowA: PhaseAmps;
  readonly highA: PhaseAmps;
}

/** Load beside the chargers with how far it is believed; null = nothing is known, so no room at all. */
export interface NodeLoad {
  readonly baseA: PhaseAmps | null;
  readonly trust: MeterTrust;
  readonly ageS: number;
  readonly why: 'age' | 'stuck' | 'implausible' | null;
}

/** Chargers may have moved by so much without a meter showing it. */
const movedA = 3;
/** So many equal readings in a row are more than chance. */
const stuckCount = 4;
/** A meter below its chargers by more than this, for so long, is wired the wrong way round. */
const implausibleA = 3;
const implausibleS = 3;

const isSame = (a: PhaseAmps, b: PhaseAmps | null): boolean =>
  b !== null && a.every((value, index) => value === b[index]);

/** One wild reading is held until the next one says the same. */
const isWild = (currentA: PhaseAmps, node: NodeState, memory: NodeMemory): boolean => {
  const { lastA } = memory;
  if (lastA === null || memory.isHeld) return false;
  return currentA.some(
    (value, index) => Math.abs(value - (lastA[index] ?? 0)) > 2 * (node.limitA[index] ?? 0) + 20,
  );
};

const isStuck = (
  currentA: PhaseAmps,
  memory: NodeMemory,
  ev: EvCurrent,
  nowS: number,
  settings: BalanceSettings,
): boolean => {
  if (!isSame(currentA, memory.lastA)) {
    memory.sameSinceS = nowS;
    memory.sameCount = 1;
    memory.sameLowA = [...ev.lowA];
    memory.sameHighA = [...ev.highA];
    return false;
  }
  memory.sameCount += 1;
  const sameForS = nowS - memory.sameSinceS;
  if (memory.sameCount < stuckCount) return false;
  const hasMoved = [0, 1, 2].some(
    (index) =>
      (ev.lowA[index] ?? 0) - (memory.sameHighA[index] ?? 0) > movedA ||
      (memory.sameLowA[index] ?? 0) - (ev.highA[index] ?? 0) > movedA,
  );
  if (hasMoved && sameForS >= settings.meterFreezeS) return true;
  return settings.meterStuckS !== undefined && sameForS >= settings.meterStuckS;
};

const isImplausible = (
  currentA: PhaseAmps,
  node: NodeState,
  memory: NodeMemory,
  ev: EvCurrent,
  nowS: number,
): boolean => {
  const isBelow =
    node.canExport !== true && currentA.some((a, index) => a < (ev.lowA[index] ?? 0) - implausibleA);
  if (!isBelow) memory.implausibleSinceS = null;
  else memory.implausibleSinceS ??= nowS;
  return memory.implausibleSinceS !== null && nowS - memory.implausibleSinceS >= implausibleS;
};

/**
 * The load beside the chargers. While cars ramp, meter and chargers are read at different moments: then the load is
 * only known to lie between two bounds, and the last value is kept unless they rule it out.
 */
const observe = (currentA: PhaseAmps, memory: NodeMemory, ev: EvCurrent): [number, number, number] =>
  perPhase((index) => {
    const low = currentA[index] - ev.highA[index];
    const high = currentA[index] - ev.lowA[index];
    const before = memory.baseA?.[index] ?? high;
    return Math.min(Math.max(before, low), high);
  });

/**
 * What counts without a meter: the design load, or what was seen last where that was more. Losing sight of a load makes
 * no room for it. null = no design load was given, so no room at all.
 */
const unseenLoad = ({ loadA }: NodeState, { baseA, samples }: NodeMemory): PhaseAmps | null =>
  loadA === undefined
    ? null
    : perPhase((index) =>
        Math.max(loadA[index], baseA?.[index] ?? 0, ...samples.map((sample) => sample.a[index])),
      );

/** Reads the meter of a node and remembers the load; what counts is the highest load of the last seconds. */
export const readMeter = (
  node: NodeState,
  memory: NodeMemory,
  ev: EvCurrent,
  nowS: number,
  settings: BalanceSettings,
): NodeLoad => {
  const { meter } = node;
  if (meter === undefined) return { baseA: null, trust: 'none', ageS: 0, why: null };
  const { currentA, ageS } = meter;
  const isOld = ageS > settings.meterLostS || currentA === null;
  let why: NodeLoad['why'] = isOld ? 'age' : null;
  // Each reading is judged once: a value that is only older than before says nothing new.
  if (currentA !== null && !isOld && ageS <= settings.meterFreezeS) {
    if (isStuck(currentA, memory, ev, nowS, settings)) why = 'stuck';
    else if (isImplausible(currentA, node, memory, ev, nowS)) why = 'implausible';
    memory.isHeld = isWild(currentA, node, memory);
    if (!memory.isHeld) {
      memory.lastA = [...currentA];
      memory.baseA = observe(currentA, memory, ev);
      memory.samples.push({ atS: nowS, a: memory.baseA });
    }
  }
  const newest = memory.samples.at(-1);
  memory.samples = memory.samples.filter(
    (sample) => sample === newest || nowS - sample.atS <= settings.raiseDelayS,
  );
  if (why !== null) return { baseA: unseenLoad(node, memory), trust: 'static', ageS, why };
  const { samples } = memory;
  if (samples.length === 0) return { baseA: node.loadA ?? null, trust: 'frozen', ageS, why: null };
  const baseA = perPhase((index) => Math.max(...samples.map((sample) => sample.a[index])));
  return { baseA, trust: ageS > settings.meterFreezeS ? 'frozen' : 'fresh', ageS, why: null };
};
