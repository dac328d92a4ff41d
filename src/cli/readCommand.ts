import type { Command } from 'commander';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { listenForInterruption } from './interruption.ts';
import { openCore } from './openCore.ts';
import { openDevice } from './openDevice.ts';
import { type DeviceOptions, withDeviceOptions } from './options.ts';
import { createOutput } from './output.ts';
import { readMeter } from './readMeter.ts';
import { UsageError } from './usageError.ts';

interface ReadOptions extends DeviceOptions {
  readonly points?: string;
  readonly profile?: string;
}

const pointNames = (text: string): string[] => {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) throw new UsageError('--points takes names with commas between them');
  return names;
};

const lines = (points: PointValues) =>
  Object.entries(points).map(([point, value]) => `${point}: ${value ?? '–'}`);

const read = async (target: string, options: ReadOptions): Promise<void> => {
  if (options.profile !== undefined) return readMeter(target, options.profile, options);
  const names = options.points === undefined ? undefined : pointNames(options.points);
  const output = createOutput(options.json === true);
  using interruption = listenForInterruption(output.say);
  const { signal } = interruption;
  await using core = await openCore(options);
  const session = await openDevice(core, target, options, { needsPin: false, signal, say: output.say });
  const { serial, model, firmware, practice } = session.identity;
  const head = { target, serial, model, firmware, practice, door: session.door };
  if (names) {
    const points = await session.read(names);
    output.result({ ...head, points }, lines(points));
    return;
  }
  const { values, unreadable, secretsSet, requests } = await session.readAll({
    signal,
    onProgress: (done, total) => options.json || output.say(`${done}/${total}`),
  });
  output.result({ ...head, points: values, unreadable, secretsSet, requests }, lines(values));
};

/** `read TARGET`: everything a charger tells, or some points. */
export const addReadCommand = (program: Command): void => {
  withDeviceOptions(
    program
      .command('read <target>')
      .description('read a charger: ble:NAME-or-serial, modbus://host:port/unit'),
  )
    .option('--profile <id>', 'read a meter by this profile, such as reference-meter')
    .option('--points <names>', 'only these points, with commas between them')
    .action(read);
};
