export type PerPhase = readonly [number, number, number];

export interface MeterSample {
  readonly milliamps: PerPhase;
  readonly decivolts: PerPhase;
  readonly watts: PerPhase;
  readonly totalW: number;
  /** × 0.001. */
  readonly powerFactor: number;
  /** × 0.01 Hz. */
  readonly frequency: number;
}

export const nominalVolts: PerPhase = [230, 230, 230];

/** What the meter shows for these currents: the mains with a little seeded noise. */
export function measure(amps: PerPhase, mainsVolts: PerPhase, random: () => number): MeterSample {
  const volts = mainsVolts.map((volt) => (volt === 0 ? 0 : volt + (random() - 0.5) * 0.8));
  const drawn = Math.max(...amps);
  // Chargers in cars correct the power factor poorly at low current.
  const powerFactor = drawn === 0 ? 1 : Math.min(0.99, 0.9 + drawn / 200);
  const watts = amps.map((amp, phase) => Math.round(amp * (volts[phase] ?? 0) * powerFactor));
  const at = (values: readonly number[]): PerPhase => [values[0] ?? 0, values[1] ?? 0, values[2] ?? 0];
  return {
    milliamps: at(amps.map((amp) => Math.round(amp * 1000))),
    decivolts: at(volts.map((volt) => Math.round(volt * 10))),
    watts: at(watts),
    totalW: watts.reduce((sum, watt) => sum + watt, 0),
    powerFactor: Math.round(powerFactor * 1000),
    frequency: 5000 + Math.round((random() - 0.5) * 4),
  };
}
