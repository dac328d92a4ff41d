import type { CarSpec } from './virtualCharger.types.ts';

const sleepAfterMs = 60_000;
const smallestA = 6;
/** A car gives current up faster than it takes it. */
const fallAPerS = 10;
const endA = 0.5;

export interface CarInput {
  readonly nowMs: number;
  readonly dtMs: number;
  readonly offeredMa: number;
  readonly sessionWh: number;
  /** The contactor can feed it. */
  readonly isFed: boolean;
  /** The pilot is interrupted just now. */
  readonly isInterrupted: boolean;
}

/** A car on the cable: what it draws per phase, and whether it asks for energy (state C). */
export interface Car {
  readonly spec: CarSpec;
  step(input: CarInput): void;
  amps(): number;
  /** How many of its phases it draws on now. */
  phases(): 1 | 2 | 3;
  asks(): boolean;
  isFull(): boolean;
}

function taper(spec: CarSpec, sessionWh: number): number {
  if (spec.taperStartWh === 0 || sessionWh < spec.taperStartWh) return 1;
  if (spec.taperWh === 0) return 0;
  return Math.max(0, 1 - (sessionWh - spec.taperStartWh) / spec.taperWh);
}

/** The offer a car goes by: the last one that it had the time to see. */
function createFollower({ reactionMs }: CarSpec): (input: CarInput) => number {
  let offers: { ma: number; fromMs: number }[] = [];
  let seenMa = 0;
  let followedA = 0;
  return ({ nowMs, offeredMa }) => {
    if (offeredMa !== seenMa) {
      seenMa = offeredMa;
      offers.push({ ma: offeredMa, fromMs: nowMs + reactionMs });
    }
    const due = offers.filter((offer) => offer.fromMs <= nowMs);
    offers = offers.filter((offer) => offer.fromMs > nowMs);
    followedA = (due.at(-1)?.ma ?? followedA * 1000) / 1000;
    return followedA;
  };
}

export function createCar(spec: CarSpec): Car {
  const follow = createFollower(spec);
  let amps = 0;
  let targetA = 0;
  let isFull = false;
  let hasCharged = false;
  let pausedSinceMs: number | undefined;
  let isAsleep = false;
  let hasRefused = false;
  let drawingSinceMs: number | undefined;
  let phases = spec.phases;

  const sleep = ({ nowMs, offeredMa, isInterrupted }: CarInput) => {
    if (isInterrupted) {
      isAsleep = false;
      pausedSinceMs = undefined;
    } else if (offeredMa > 0) pausedSinceMs = undefined;
    else if (hasCharged) pausedSinceMs ??= nowMs;
    const pausedMs = pausedSinceMs === undefined ? 0 : nowMs - pausedSinceMs;
    if (spec.sleepsAfterPause && pausedMs > sleepAfterMs) isAsleep = true;
    if (spec.refusesResume === true && pausedSinceMs !== undefined) hasRefused = true;
  };
  const want = (followedA: number, sessionWh: number): number => {
    const share = taper(spec, sessionWh);
    const wantedA = Math.min(followedA, spec.maxA) * share;
    // The fall would never end by itself: below half an ampere a car gives up.
    if (share < 1 && followedA > 0 && wantedA < endA) isFull = true;
    const isEnough = followedA >= Math.max(smallestA, spec.minA);
    return isEnough && !isAsleep && !hasRefused && !isFull ? wantedA : 0;
  };

  const addPhases = (nowMs: number) => {
    if (amps === 0) return;
    drawingSinceMs ??= nowMs;
    if (spec.later !== undefined && nowMs - drawingSinceMs >= spec.later.afterMs) phases = spec.later.phases;
  };

  return {
    spec,
    step: (input) => {
      const followedA = follow(input);
      sleep(input);
      targetA = want(followedA, input.sessionWh);
      const seconds = input.dtMs / 1000;
      if (!input.isFed) amps = 0;
      else if (amps < targetA) amps = Math.min(targetA, amps + spec.rampAPerS * seconds);
      else amps = Math.max(targetA, amps - Math.max(fallAPerS, spec.rampAPerS) * seconds);
      if (amps > 0) hasCharged = true;
      addPhases(input.nowMs);
    },
    amps: () => amps,
    phases: () => phases,
    asks: () => targetA > 0 || amps > 0,
    isFull: () => isFull,
  };
}
