import { bitsIn, hasBit } from '#shared/domain/charger/bits.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { type ChargeState, chargeState, drawnCurrentA } from './chargeState.ts';
import { type LimitInForce, limitInForce } from './limitSources.ts';
import { numberOf } from './saneValue.ts';

export const phaseNames = ['L1', 'L2', 'L3'] as const;
export type PhaseName = (typeof phaseNames)[number];

export interface PhaseView {
  readonly phase: PhaseName;
  readonly voltageV: number | null;
  readonly currentA: number | null;
  readonly powerW: number | null;
  /** There is voltage on the supply side; null = not said. */
  readonly isPresent: boolean | null;
  /** Connected through the relay to the car. */
  readonly isConnected: boolean | null;
}

/** Everything the picture mains – charger – car shows; null = unknown, drawn as a dash and never as 0. */
export interface Schematic {
  readonly state: ChargeState;
  readonly limit: LimitInForce;
  readonly mains: { readonly phases: readonly PhaseView[]; readonly frequencyHz: number | null };
  readonly house: { readonly currentsA: readonly (number | null)[]; readonly powerW: number | null };
  readonly charger: {
    readonly powerW: number | null;
    readonly insideC: number | null;
    readonly mainsPlugC: number | null;
    readonly evPlugC: number | null;
    readonly relayC: number | null;
    readonly residualDcMa: number | null;
    readonly residualAcMa: number | null;
    readonly activeFaults: readonly number[];
    readonly warnings: readonly number[];
  };
  readonly car: {
    readonly isPlugged: boolean | null;
    readonly drawsA: number | null;
    readonly offeredA: number | null;
    readonly loadedPhases: number | null;
    readonly cableA: number | null;
  };
  readonly session: {
    readonly energyWh: number | null;
    readonly durationS: number | null;
    readonly chargingTimeS: number | null;
    readonly startS: number | null;
  };
}

const loadedFromA = 1;

const phaseView = (values: PointValues, phase: PhaseName, index: number): PhaseView => {
  const mains = numberOf(values, 'state.phasesMains');
  const relay = numberOf(values, 'state.phases');
  return {
    phase,
    voltageV: numberOf(values, `meter.voltage.l${index + 1}`),
    currentA: numberOf(values, `meter.current.l${index + 1}`),
    powerW: numberOf(values, `meter.power.l${index + 1}`),
    isPresent: mains === null ? null : hasBit(mains, index),
    isConnected: relay === null ? null : hasBit(relay, index),
  };
};

const chargerView = (values: PointValues): Schematic['charger'] => ({
  powerW: numberOf(values, 'meter.power'),
  insideC: numberOf(values, 'temperature.inside'),
  mainsPlugC: numberOf(values, 'temperature.mainsPlug'),
  evPlugC: numberOf(values, 'temperature.evPlug'),
  relayC: numberOf(values, 'temperature.relay'),
  residualDcMa: numberOf(values, 'residual.dc'),
  residualAcMa: numberOf(values, 'residual.ac'),
  activeFaults: bitsIn(numberOf(values, 'state.fault') ?? 0),
  warnings: bitsIn(numberOf(values, 'state.warning') ?? 0),
});

const carView = (
  values: PointValues,
  state: ChargeState,
  phases: readonly PhaseView[],
): Schematic['car'] => ({
  isPlugged: state.isCarPlugged,
  drawsA: drawnCurrentA(values),
  offeredA: numberOf(values, 'limit.active'),
  loadedPhases: phases.every(({ currentA }) => currentA === null)
    ? null
    : phases.filter(({ currentA }) => (currentA ?? 0) >= loadedFromA).length,
  cableA: numberOf(values, 'limit.cable'),
});

/** The picture of one sample. */
export const schematic = (values: PointValues): Schematic => {
  const state = chargeState(values);
  const phases = phaseNames.map((phase, index) => phaseView(values, phase, index));
  const startS = numberOf(values, 'session.start');
  return {
    state,
    limit: limitInForce(values),
    mains: { phases, frequencyHz: numberOf(values, 'meter.frequency') },
    house: {
      currentsA: [1, 2, 3].map((phase) => numberOf(values, `grid.current.l${phase}`)),
      powerW: numberOf(values, 'grid.power'),
    },
    charger: chargerView(values),
    car: carView(values, state, phases),
    session: {
      energyWh: numberOf(values, 'meter.energy.session'),
      durationS: numberOf(values, 'session.duration'),
      chargingTimeS: numberOf(values, 'session.chargingTime'),
      startS: startS === 0 ? null : startS,
    },
  };
};
