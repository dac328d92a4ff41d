import { faultBit } from './faults.ts';
import type { BalancingView } from './loadBalancing.ts';
import type { PerPhase } from './meter.ts';
import type { Parts } from './parts.ts';
import { isNeutralLost, phasesPresent, type Temperatures } from './world.ts';

/** Above this the mains plug is a fault even with derating switched off (0.1 °C). */
const plugFaultDeci = 900;

export interface Found {
  readonly faults: number;
  readonly warnings: number;
  /** A phase is outside the voltages of `safety.*`. */
  readonly isVoltageBad: boolean;
}

function bitmap(bits: readonly (readonly [bit: number, isSet: boolean])[]): number {
  return bits.reduce((sum, [bit, isSet]) => (isSet ? sum | (1 << bit) : sum), 0) >>> 0;
}

/** What the charger finds by measuring, each sample anew. */
export function findFaults(input: {
  readonly parts: Pick<Parts, 'world' | 'settings' | 'watchdog' | 'store' | 'time' | 'options'>;
  readonly temperatures: Temperatures;
  readonly balancing: BalancingView;
  /** At the charger's own terminals. */
  readonly volts: PerPhase;
}): Found {
  const { world, settings, watchdog, store, time, options } = input.parts;
  const { volts } = input;
  const present = volts.filter((volt) => volt > 50).map((volt) => volt * 10);
  const isUnder = present.length === 0 || Math.min(...present) < settings.number('safety.undervoltage');
  const isOver = Math.max(0, ...present) > settings.number('safety.overvoltage');
  const plug = input.temperatures.mainsPlugDeci;
  const isDerating = (settings.number('safety.flags') & 2) !== 0 && plug >= settings.number('derating.start');
  const isPhaseMissing = options.model.phases === 3 && phasesPresent(volts) !== 0b111;
  return {
    faults: bitmap([
      [faultBit.mainsPlugTemperature, plug >= plugFaultDeci],
      [faultBit.selfTest, world.hasFailedSelfTest],
      [faultBit.neutralInterrupted, isNeutralLost(volts)],
    ]),
    warnings: bitmap([
      [faultBit.mainsPlugTemperature, isDerating],
      [faultBit.undervoltage, isUnder],
      [faultBit.overvoltage, isOver],
      [faultBit.phaseMissing, isPhaseMissing],
      [faultBit.memory, store.hasFailed()],
      [faultBit.settingsInvalid, store.wasDamaged],
      [faultBit.clockLost, time.clockQuality() === 0],
      [faultBit.failsafeActive, watchdog.state() === 2],
      [faultBit.meterLost, input.balancing.state === 2],
      [faultBit.adapterUnknown, world.adapterMa === 0xffff],
    ]),
    isVoltageBad: isUnder || isOver,
  };
}
