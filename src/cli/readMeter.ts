import type { MeterReading } from '#core/devices/meters/meterSession.types.ts';
import { listenForInterruption } from './interruption.ts';
import { openCore } from './openCore.ts';
import type { DeviceOptions } from './options.ts';
import { createOutput } from './output.ts';
import { UsageError } from './usageError.ts';

const PHASES = [0, 1, 2] as const;

const shown = (value: number | null, unit: string): string =>
  value === null ? '–' : `${Math.round(value * 1000) / 1000} ${unit}`;

const lines = (reading: MeterReading): string[] => [
  ...PHASES.map((phase) =>
    [
      `L${phase + 1}`,
      shown(reading.currentA[phase], 'A'),
      shown(reading.voltageV[phase], 'V'),
      shown(reading.powerW[phase], 'W'),
    ].join('  '),
  ),
  `total  ${shown(reading.totalPowerW, 'W')}  ${shown(reading.frequencyHz, 'Hz')}`,
  `import  ${shown(reading.importWh, 'Wh')}  export  ${shown(reading.exportWh, 'Wh')}`,
  ...reading.doubts.map(({ point, reason }) => `${point}: ${reason}`),
];

/** One sample of a meter; a current below 0 is fed back. */
export const readMeter = async (
  target: string,
  profile: string,
  options: DeviceOptions & { readonly points?: string },
): Promise<void> => {
  if (options.points !== undefined)
    throw new UsageError('--points is for chargers; a meter is read as a whole');
  const output = createOutput(options.json === true);
  using interruption = listenForInterruption(output.say);
  await using core = await openCore(options);
  const meter = await core.meters.open(target, { profile, signal: interruption.signal });
  const reading = await meter.read();
  const {
    serial = null,
    model,
    firmware = null,
    practice,
  } = meter.identity() ?? { model: meter.profile.model };
  const head = { target, profile, serial, model, firmware, practice: practice ?? false };
  output.result({ ...head, reading }, lines(reading));
};
