import type { OcppView } from '#simulator/charger/ocppSide.ts';
import type { Payload } from './payload.ts';

const phases = ['L1', 'L2', 'L3'];

/** What the charger measures now, as one entry of `MeterValues`. */
export const meterValue = (view: OcppView, context: string, timestamp: string): Payload => {
  const { energyWh, powerW, amps, volts, offeredA } = view;
  const sample = (measurand: string, value: number, unit: string, phase?: string) => ({
    ...{ value: String(value), context, measurand, unit },
    ...(phase === undefined ? {} : { phase }),
  });
  return {
    timestamp,
    sampledValue: [
      sample('Energy.Active.Import.Register', energyWh, 'Wh'),
      sample('Power.Active.Import', powerW, 'W'),
      sample('Current.Offered', offeredA, 'A'),
      ...amps.map((amp, n) => sample('Current.Import', amp, 'A', phases[n])),
      ...volts.map((volt, n) => sample('Voltage', volt, 'V', `${phases[n]}-N`)),
    ],
  };
};
