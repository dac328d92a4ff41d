import { allPhases, indexOfPhase, type Phase } from '#shared/domain/balancing/phases.ts';
import { type ChargerMemory, newChargerMemory } from './memorySchema.ts';
import type { BalanceSettings } from './settings.ts';
import type { ChargerState } from './stateSchema.ts';

/** From this current a phase counts as loaded, below the other it counts as free. */
const loadedA = 2;
const freeA = 1;
const trialsA = [8, 10];

/** One missed answer is not yet a lost charger. */
const lostAfterS = 3;

/** What one charger asks for in this allocation, and its memory brought up to date. */
export interface Demand {
  readonly charger: ChargerState;
  readonly memory: ChargerMemory;
  readonly phases: readonly (0 | 1 | 2)[];
  readonly wired: readonly (0 | 1 | 2)[];
  readonly minA: number;
  readonly maxA: number;
  readonly isTapered: boolean;
  readonly isLost: boolean;
  readonly isAsking: boolean;
  readonly isWakeUp: boolean;
}

const allIndexes = [0, 1, 2] as const;

const indexes = (phases: readonly Phase[]): readonly (0 | 1 | 2)[] =>
  phases.length === 3 ? allIndexes : phases.map(indexOfPhase).sort((a, b) => a - b);

const highest = (a: readonly number[]) => Math.max(...a);

/** Learns which phases a car loads; a current where none was expected makes every wired phase count again. */
const learn = (charger: ChargerState, memory: ChargerMemory, nowS: number, learnS: number): Phase[] => {
  const wired = charger.wiredPhases ?? charger.phases ?? [...allPhases];
  const expected = charger.phases ?? memory.learnt ?? wired;
  const measured = charger.measuredA;
  if (measured === undefined || measured === null) return [...expected];
  const loaded = wired.filter((phase) => measured[indexOfPhase(phase)] > loadedA);
  const extra = wired.filter((phase) => measured[indexOfPhase(phase)] > freeA && !expected.includes(phase));
  if (extra.length > 0) {
    memory.learnt = null;
    memory.oddSinceS = null;
    return [...wired];
  }
  const isClear =
    loaded.length > 0 &&
    loaded.length < expected.length &&
    wired.every((phase) => loaded.includes(phase) || measured[indexOfPhase(phase)] < freeA);
  if (!isClear || charger.phases !== undefined) memory.oddSinceS = null;
  else if (memory.oddSinceS === null) memory.oddSinceS = nowS;
  else if (nowS - memory.oddSinceS >= learnS) memory.learnt = loaded;
  return [...(charger.phases ?? memory.learnt ?? wired)];
};

/** A car that stays below its offer gives the rest back, and is offered more again after a while. */
const taper = (
  charger: ChargerState,
  memory: ChargerMemory,
  nowS: number,
  settings: BalanceSettings,
): void => {
  const measured = charger.measuredA;
  if (memory.capA !== null && nowS >= memory.capUntilS) {
    memory.capA = null;
    memory.unusedSinceS = null;
  }
  if (measured === undefined || measured === null || memory.setA < charger.minA) return;
  const drawnA = highest(measured);
  const isBelow = drawnA >= freeA && memory.setA > Math.max(charger.minA, Math.ceil(drawnA) + 2);
  if (!isBelow) memory.unusedSinceS = null;
  else if (memory.unusedSinceS === null) memory.unusedSinceS = nowS;
  else if (nowS - memory.unusedSinceS >= settings.taperS) {
    memory.capA = Math.max(charger.minA, Math.ceil(drawnA) + 2);
    memory.capUntilS = nowS + settings.probeS;
    memory.unusedSinceS = null;
  }
};

/** A car that takes nothing is woken once, then loses its place until the next turn. True = wake it now. */
const idle = (charger: ChargerState, memory: ChargerMemory, nowS: number, idleS: number): boolean => {
  const measured = charger.measuredA;
  const isIdle =
    measured !== undefined && measured !== null && memory.setA >= charger.minA && highest(measured) < freeA;
  if (!isIdle) {
    memory.idleSinceS = null;
    if (measured && highest(measured) >= freeA) memory.isWoken = false;
    return false;
  }
  memory.idleSinceS ??= nowS;
  if (nowS - memory.idleSinceS <= idleS) return false;
  memory.idleSinceS = null;
  // Some cars draw nothing at 6 A: 8 and 10 A are tried before the car is called not ready.
  const triedA = trialsA.find((a) => a > memory.setA && a <= charger.maxA);
  if (triedA !== undefined) {
    memory.needsA = triedA;
    return false;
  }
  if (charger.canWakeUp === true && !memory.isWoken) {
    memory.isWoken = true;
    return true;
  }
  memory.isNotReady = true;
  memory.needsA = null;
  return false;
};

const endSession = (memory: ChargerMemory, nowS: number): void => {
  Object.assign(memory, newChargerMemory(nowS, memory.setA), { recent: memory.recent, cutS: memory.cutS });
};

/** Brings the memory of one charger up to now and works out what it asks for. Without a clock nothing is learnt. */
export const demandOf = (
  charger: ChargerState,
  memory: ChargerMemory,
  at: { readonly nowS: number | null; readonly passedS: number; readonly isNewEpoch: boolean },
  settings: BalanceSettings,
): Demand => {
  const isPlugged = charger.isPlugged !== false;
  let isWakeUp = false;
  let phases = charger.phases ?? charger.wiredPhases ?? [...allPhases];
  if (at.nowS !== null) {
    if (!isPlugged) endSession(memory, at.nowS);
    if (at.isNewEpoch) memory.isNotReady = false;
    phases = learn(charger, memory, at.nowS, settings.learnS);
    taper(charger, memory, at.nowS, settings);
    isWakeUp = idle(charger, memory, at.nowS, settings.idleS);
    const sumA = charger.measuredA?.reduce((sum, a) => sum + a, 0) ?? memory.setA * phases.length;
    memory.creditAs += sumA * at.passedS;
  }
  const maxA = Math.min(charger.maxA, memory.capA ?? charger.maxA);
  return {
    charger,
    memory,
    phases: indexes(phases),
    wired: indexes(charger.wiredPhases ?? charger.phases ?? [...allPhases]),
    minA: Math.max(charger.minA, memory.needsA ?? 0),
    maxA,
    isTapered: maxA < charger.maxA,
    isLost: (charger.lostForS ?? 0) > lostAfterS,
    isAsking: isPlugged && charger.wants !== false && !memory.isNotReady,
    isWakeUp,
  };
};
