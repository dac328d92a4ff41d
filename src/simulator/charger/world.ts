import type { Car } from './car.ts';
import type { FileFaults } from './files/fileFaults.ts';
import { nominalVolts, type PerPhase } from './meter.ts';

/** The physical side, as the control API sets it. */
export interface World {
  mainsVolts: PerPhase;
  /** Undefined = warmed by the current. */
  mainsPlugC: number | undefined;
  adapterMa: number;
  /** The house meter of the charger itself (A). */
  ownMeter: PerPhase | undefined;
  car: Car | undefined;
  ignoresWrites: boolean;
  /** Settings that a commit sets to something of the charger's own, in units. */
  alteredWrites: Readonly<Record<string, number | string>>;
  fileFaults: FileFaults;
}

export function createWorld(phases: 1 | 3, adapterMa: number): World {
  return {
    mainsVolts: phases === 3 ? nominalVolts : [230, 0, 0],
    mainsPlugC: undefined,
    adapterMa,
    ownMeter: undefined,
    car: undefined,
    ignoresWrites: false,
    alteredWrites: {},
    fileFaults: {},
  };
}

const presentVolts = 50;

/** Bitmap of the phases that have voltage. */
export function phasesPresent(volts: PerPhase): number {
  return volts.reduce((bits, volt, phase) => (volt > presentVolts ? bits | (1 << phase) : bits), 0);
}

/** One phase above 253 V while another is below 207 V: the neutral is gone. */
export function isNeutralLost(volts: PerPhase): boolean {
  const present = volts.filter((volt) => volt > presentVolts);
  return present.length > 1 && Math.max(...present) > 253 && Math.min(...present) < 207;
}

export interface Temperatures {
  readonly insideDeci: number;
  readonly mainsPlugDeci: number;
  readonly relayDeci: number;
}

export interface Warming {
  step(amps: number, dtMs: number): void;
  read(world: World): Temperatures;
}

/** Temperatures (0.1 °C) that follow the square of the current with a time constant of some minutes. */
export function createWarming(): Warming {
  const timeConstantMs = 180_000;
  let heat = 0;
  return {
    step: (amps, dtMs) => {
      heat += ((amps / 32) ** 2 - heat) * Math.min(1, dtMs / timeConstantMs);
    },
    read: (world) => ({
      insideDeci: Math.round(260 + heat * 140),
      mainsPlugDeci: Math.round(world.mainsPlugC === undefined ? 220 + heat * 230 : world.mainsPlugC * 10),
      relayDeci: Math.round(250 + heat * 250),
    }),
  };
}
