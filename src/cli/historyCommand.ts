import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { historyCsv } from '#core/charger/history/historyCsv.ts';
import { type HistoryView, historyView, zoneOf } from '#core/charger/history/historyView.ts';
import { takeHistory } from '#core/charger/history/takeHistory.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { everyCharge } from '#shared/domain/charger/history/filterHistory.ts';
import type { HistoryRecord } from '#shared/domain/charger/history/historyRecord.ts';
import type { PosixZone } from '#shared/domain/charger/time/posixZone.ts';
import { isoWithOffset } from '#shared/domain/charger/time/zoneClock.ts';
import { appError } from '#shared/errors/appError.ts';
import { isBluetooth } from './configurationWork.ts';
import { listenForInterruption } from './interruption.ts';
import { knownSerial } from './knownSerial.ts';
import { type OpenCore, openCore } from './openCore.ts';
import { openDevice } from './openDevice.ts';
import { type DeviceOptions, withDeviceOptions } from './options.ts';
import { createOutput, type Output } from './output.ts';

interface HistoryOptions extends DeviceOptions {
  readonly csv?: string;
  readonly offline?: true;
}

const kilowattHours = (wattHours: number | null) =>
  wattHours === null ? '–' : `${(wattHours / 1000).toFixed(2)} kWh`;

const describeRecord = (record: HistoryRecord, view: HistoryView, zone: PosixZone): string =>
  [
    String(record.id).padStart(6),
    record.startS === null ? '–' : isoWithOffset(zone, record.startS * 1000),
    kilowattHours(record.energyWh),
    record.card === null ? '' : (view.cardNames[record.card] ?? record.card),
    record.stopReason ?? '–',
  ]
    .filter((part) => part !== '')
    .join('  ');

const describe = (log: SiteLog, view: HistoryView, taken: string): string[] => [
  ...view.records.map((record) => describeRecord(record, view, zoneOf(log, view.serial))),
  ...view.weeks.map(({ week, charges, energyWh }) =>
    [
      week === null ? 'week unknown' : `${week.year}-W${String(week.week).padStart(2, '0')}`,
      `${charges} charges`,
      kilowattHours(energyWh),
    ].join('  '),
  ),
  `${taken}${view.inLog} in the log, ${kilowattHours(view.total.energyWh)}`,
];

const writeCsv = (file: string, text: string): void => {
  if (file === '-') {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (cause) {
    throw appError(
      'output.not-written',
      { reason: cause instanceof Error ? cause.message : file },
      { cause },
    );
  }
};

const print = (
  core: OpenCore,
  serial: string,
  options: HistoryOptions,
  output: Output,
  taken: { added: number; inCharger: number; isWhole: boolean } | null,
): void => {
  if (options.csv !== undefined) writeCsv(options.csv, historyCsv(core.log, serial, everyCharge));
  // The table itself is the result then.
  if (options.csv === '-') return;
  const view = historyView(core.log, serial, everyCharge);
  const head = taken === null ? '' : `${taken.inCharger} in the charger, ${taken.added} new, `;
  output.result(
    { ...view, inCharger: taken?.inCharger ?? view.inCharger, added: taken?.added ?? 0 },
    describe(core.log, view, head),
  );
};

const history = async (target: string, options: HistoryOptions): Promise<void> => {
  const output = createOutput(options.json === true);
  using interruption = listenForInterruption(output.say);
  const { signal } = interruption;
  await using core = await openCore(options);
  if (options.offline) {
    print(core, knownSerial(core.log, target), options, output, null);
    return;
  }
  const session = await openDevice(core, target, options, {
    needsPin: isBluetooth(target),
    signal,
    say: output.say,
  });
  const { serial, model, name, firmware, practice } = session.identity;
  core.log.rememberCharger({ serial, model, name, firmware, practice, lastSeenAtMs: core.clock.nowMs() });
  const taken = await takeHistory(core, session, { signal });
  if (!taken.isWhole) output.say('a charge ended while reading: read again for the newest one');
  print(core, serial, options, output, taken);
};

/** `history TARGET`: the charges a charger wrote down, taken over into the log, and everything the log has of them. */
export const addHistoryCommand = (program: Command): void => {
  withDeviceOptions(
    program.command('history <target>').description('charges: out of the charger into the log, for ever'),
  )
    .option('--csv <file>', 'all of them as CSV into a new file, or - for standard output')
    .option('--offline', 'only what the log has; TARGET is then also a serial number')
    .action(history);
};
