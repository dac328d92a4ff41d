import { type Command, InvalidArgumentError } from 'commander';
import { createScanList } from '#core/procedures/scanList.ts';
import type { ScanRow } from '#shared/contract/devices.ts';
import { appError } from '#shared/errors/appError.ts';
import { listenForInterruption } from './interruption.ts';
import { type OpenCore, openCore } from './openCore.ts';
import { type DeviceOptions, withDeviceOptions } from './options.ts';
import { createOutput } from './output.ts';

interface ScanOptions extends DeviceOptions {
  readonly seconds: number;
}

const parseSeconds = (text: string): number => {
  const seconds = Number(text);
  if (!(seconds >= 1 && seconds <= 600)) throw new InvalidArgumentError('takes 1 to 600');
  return seconds;
};

const describeRow = (row: ScanRow): string =>
  [
    row.name.padEnd(12),
    `${row.rssiDbm} dBm`,
    `${row.hardwareMaxA} A`,
    row.isPinChanged ? 'own PIN' : 'factory PIN',
    row.hasFault ? 'fault' : row.isCharging ? 'charging' : row.isPlugged ? 'car plugged in' : 'no car',
    row.knownSite ? `${row.knownSite} / ${row.knownSocket ?? '–'}` : '',
  ]
    .filter((part) => part !== '')
    .join('  ');

const waitForRadio = async (core: OpenCore): Promise<void> => {
  const starting = core.radio.state();
  if (starting.kind === 'starting') {
    await new Promise<void>((resolve) => {
      const stop = core.radio.onState((next) => {
        if (next.kind === 'starting') return;
        stop();
        resolve();
      });
    });
  }
  const state = core.radio.state();
  if (state.kind === 'unavailable') throw appError('radio.unavailable', { reason: state.reason });
};

const scan = async (options: ScanOptions): Promise<void> => {
  const output = createOutput(options.json === true);
  using interruption = listenForInterruption(() => undefined);
  await using core = await openCore(options);
  await waitForRadio(core);
  const list = createScanList(core.log, core.serviceUuid);
  const stop = await core.radio.scan((advertisement) => list.add(advertisement));
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, options.seconds * 1000);
    // Whoever saw enough gets what was heard until then.
    interruption.signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
  });
  await stop();
  for (const { practice: _practice, ...row } of list.rows(core.clock.nowMs())) {
    output.result(row, [describeRow({ ...row, practice: false })]);
  }
};

/** `scan`: the chargers in the air, one line each. */
export const addScanCommand = (program: Command): void => {
  withDeviceOptions(program.command('scan').description('list chargers that advertise over Bluetooth'))
    .option('--seconds <n>', 'how long to listen', parseSeconds, 4)
    .action(scan);
};
