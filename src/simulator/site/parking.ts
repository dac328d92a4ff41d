import type { CarSpec, VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';

/** The place for one car at a charger. */
export interface Parking {
  /** The car that is plugged, or null. */
  car(): CarSpec | null;
  /** False when a car is plugged already. */
  plug(car: Partial<CarSpec>): boolean;
  unplug(): void;
}

const ORDINARY_CAR: CarSpec = {
  phases: 3,
  minA: 6,
  maxA: 16,
  reactionMs: 3000,
  rampAPerS: 4,
  taperStartWh: 0,
  taperWh: 0,
  sleepsAfterPause: false,
};

/**
 * Remembers what the charger was told about its car; what is not said about one is as usual at this place, or
 * ordinary.
 */
export const createParking = (charger: VirtualCharger, usual: Partial<CarSpec> = {}): Parking => {
  let car: CarSpec | null = null;
  return {
    car: () => (charger.isCarPlugged() ? car : null),
    plug: (described) => {
      const candidate = { ...ORDINARY_CAR, ...usual, ...described };
      if (!charger.plugCar(candidate)) return false;
      car = candidate;
      return true;
    },
    unplug: () => charger.unplugCar(),
  };
};
