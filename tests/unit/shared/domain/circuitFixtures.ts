import type { CircuitAnswers, CircuitCharger } from '#shared/domain/circuit.ts';

/** A circuit on which every question has a good answer: 16 A all the way. */
export const goodCircuit: CircuitAnswers = {
  plug: 'cee-red-16',
  breakerA: 16,
  breakerCharacteristic: 'B',
  rcdType: 'A',
  rcdMa: 30,
  rcdOnlyThisPoint: 'yes',
  earthing: 'TN-S',
  cableMm2: 2.5,
  cableMaterial: 'copper',
  cableLaying: 'B2',
  ambient40: 'no',
  neighbouringBreakers: 1,
  phaseRotation: 'L1L2L3',
  mainBreakerA: 25,
  mainPhases: 3,
  otherLoadA: { l1: 10, l2: 12, l3: 8 },
  country: 'CZ',
};

/** A fixed connection that carries 32 A. */
export const fixedCircuit: CircuitAnswers = {
  ...goodCircuit,
  plug: 'fixed',
  breakerA: 40,
  cableMm2: 10,
  cableLaying: 'C',
  mainBreakerA: 63,
};

export const charger: CircuitCharger = { hardwareMaxA: 32, adapterA: 32, phases: 3, installLimitA: null };
