import type { Car } from './car.ts';
import type { PilotLetter } from './pilot.ts';

export interface ChargeInputs {
  readonly isBooting: boolean;
  readonly isInService: boolean;
  readonly isFaulty: boolean;
  readonly isPilotShort: boolean;
  readonly isInterrupted: boolean;
  readonly car: Car | undefined;
  readonly isReleased: boolean;
  readonly limitMa: number;
  readonly hasCharged: boolean;
}

/** As `state.charge`. */
export function chargeState(state: ChargeInputs): number {
  const { car } = state;
  if (state.isBooting) return 0;
  if (state.isInService) return 9;
  if (state.isFaulty) return 8;
  if (car === undefined) return 1;
  if (!state.isReleased) return 2;
  if (car.isFull()) return 7;
  if (state.limitMa === 0) return 5;
  if (car.asks()) return 4;
  return state.hasCharged ? 6 : 3;
}

/** The letter of `state.cp`. */
export function pilotLetter(state: ChargeInputs): PilotLetter {
  if (state.isPilotShort) return 'E';
  if (state.isFaulty || state.isInterrupted) return 'F';
  if (state.car === undefined) return 'A';
  return state.car.asks() ? 'C' : 'B';
}
