const holdMs = 5000;
const largestRaiseMa = 16_000;
const amperesPerPercent = 0.6;

/** The control pilot: reductions at once, raises in steps that are held. */
export interface Pilot {
  /** What is offered now (mA), 0 = no PWM. */
  offeredMa(): number;
  step(targetMa: number, nowMs: number): void;
}

export function createPilot(): Pilot {
  let offeredMa = 0;
  let changedAtMs = Number.NEGATIVE_INFINITY;
  const change = (ma: number, nowMs: number) => {
    offeredMa = ma;
    changedAtMs = nowMs;
  };
  return {
    offeredMa: () => offeredMa,
    step: (targetMa, nowMs) => {
      if (targetMa < offeredMa) change(targetMa, nowMs);
      else if (targetMa > offeredMa && nowMs - changedAtMs >= holdMs) {
        change(Math.min(targetMa, offeredMa + largestRaiseMa), nowMs);
      }
    },
  };
}

/** Duty cycle in 0.1 % for a current (IEC 61851-1: A = duty × 0.6 up to 85 %); 100 % without PWM. */
export function dutyDeciPercent(offeredMa: number): number {
  return offeredMa === 0 ? 1000 : Math.round(offeredMa / 1000 / amperesPerPercent / 0.1);
}

export type PilotLetter = 'A' | 'B' | 'C' | 'E' | 'F';

const letters: Record<PilotLetter, { readonly code: number; readonly highCentivolt: number }> = {
  A: { code: 0xa, highCentivolt: 1200 },
  B: { code: 0xb, highCentivolt: 900 },
  C: { code: 0xc, highCentivolt: 600 },
  E: { code: 0xe, highCentivolt: 0 },
  F: { code: 0xf, highCentivolt: -1200 },
};

export interface PilotView {
  /** As `state.cp`. */
  readonly cp: number;
  readonly dutyDeci: number;
  readonly highCentivolt: number;
  /** Undefined without PWM. */
  readonly lowCentivolt: number | undefined;
}

export function viewPilot(letter: PilotLetter, offeredMa: number): PilotView {
  const { code, highCentivolt } = letters[letter];
  if (letter === 'E' || letter === 'F') {
    return { cp: code << 4, dutyDeci: 0, highCentivolt, lowCentivolt: undefined };
  }
  const hasPwm = offeredMa > 0 && letter !== 'A';
  return {
    cp: (code << 4) | (hasPwm ? 2 : 1),
    dutyDeci: dutyDeciPercent(hasPwm ? offeredMa : 0),
    highCentivolt,
    lowCentivolt: hasPwm ? -1200 : undefined,
  };
}
