const waitMs = 5000;

/** The relay's phases: pause, wait, switch, wait, resume. */
export interface PhaseSwitch {
  /** Bitmap of the phases the relay would connect. */
  bitmap(): number;
  isBusy(): boolean;
  /** 0 automatic = all, 1, 3. */
  begin(phases: number, nowMs: number, isUnplugged: boolean): void;
  step(nowMs: number): void;
  reset(): void;
}

export function createPhaseSwitch(built: 1 | 3): PhaseSwitch {
  const all = built === 3 ? 0b111 : 0b001;
  let bits = all;
  let wanted = all;
  let startedAtMs: number | undefined;
  return {
    bitmap: () => bits,
    isBusy: () => startedAtMs !== undefined,
    begin: (phases, nowMs, isUnplugged) => {
      wanted = phases === 1 ? 0b001 : all;
      if (wanted === bits) return;
      if (isUnplugged) bits = wanted;
      else startedAtMs = nowMs;
    },
    step: (nowMs) => {
      if (startedAtMs === undefined) return;
      if (nowMs - startedAtMs >= waitMs) bits = wanted;
      if (nowMs - startedAtMs >= 2 * waitMs) startedAtMs = undefined;
    },
    reset: () => {
      bits = all;
      wanted = all;
      startedAtMs = undefined;
    },
  };
}
