import { type Command, InvalidArgumentError } from 'commander';
import type { FleetRun } from '#core/configuration/applyFleet.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { readFleetTable } from '#core/fleet/readFleetTable.ts';
import { validateFleet } from '#core/fleet/validateFleet.ts';
import { isRefused } from '#shared/domain/finding.ts';
import type { FleetRow, FleetTable } from '#shared/domain/fleet/fleetTable.ts';
import { appError } from '#shared/errors/appError.ts';
import { personHere, type WorkOptions } from './configurationWork.ts';
import { listenForInterruption } from './interruption.ts';
import { type OpenCore, openCore } from './openCore.ts';
import { createOutput, type Output } from './output.ts';
import { readPinFile } from './pin.ts';

export interface TableOptions extends WorkOptions {
  readonly parallel: number;
  readonly limitA?: number;
  readonly wifiPasswordFile?: string;
}

const parseParallel = (text: string): number => {
  if (!/^\d{1,2}$/.test(text) || Number(text) < 1 || Number(text) > 50)
    throw new InvalidArgumentError('takes 1 to 50');
  return Number(text);
};

const parseAmps = (text: string): number => {
  const amps = Number(text.replace(/ ?A$/, ''));
  if (!(amps > 0 && amps <= 3200)) throw new InvalidArgumentError('takes amperes above 0');
  return amps;
};

/** The options of a command that takes a table instead of one charger. */
export const withTableOptions = (command: Command): Command =>
  command
    .option('--table <file>', 'CSV or XLSX with one row per charger')
    .option('--parallel <n>', 'chargers at the same time', parseParallel, 4)
    .option('--limit-a <amps>', 'limit of the circuit all chargers of the table share', parseAmps)
    .option('--wifi-password-file <file>', 'Wi-Fi password for the rows of a table that set wifi.ssid');

const readTable = async (core: OpenCore, file: string, output: Output): Promise<FleetTable> => {
  const read = readFleetTable(await core.readTable(file), { profile: core.profile });
  if (read.ok) return read.table;
  for (const { row, column, code, params } of read.problems) {
    output.say(`row ${row ?? '–'}, ${column ?? '–'}: ${code} ${JSON.stringify(params)}`);
  }
  const codes = [...new Set(read.problems.map(({ code }) => code))];
  throw appError('file.invalid', { file, reason: codes.join(', ') });
};

/** A practice radio, or the practice network (127.0.0.0/8): nothing of it may look like a real site. */
const isPracticeTable = ({ rows }: FleetTable, { radio }: TableOptions): boolean =>
  (radio !== undefined && radio !== 'system') ||
  rows.every(({ target }) => target.startsWith('modbus://127.'));

/** The Wi-Fi password of the site for the rows that name its Wi-Fi, else what the vault keeps of the charger. */
const secretsFor =
  (core: OpenCore, given: string | null) =>
  ({ values }: FleetRow, { identity }: DeviceSession): Readonly<Record<string, string>> => {
    if (values['wifi.ssid'] === undefined) return {};
    const password = given ?? core.work.keeper.current(identity.serial, 'wifi.password');
    return password === undefined ? {} : { 'wifi.password': password };
  };

const requireSound = (core: OpenCore, table: FleetTable, options: TableOptions, output: Output): void => {
  const circuit = options.limitA === undefined ? {} : { circuit: { limitA: options.limitA } };
  const { findings } = validateFleet({ table, profile: core.profile, ...circuit });
  for (const { level, rule, params } of findings) {
    if (level !== 'pass') output.say(`${level}: ${rule} ${JSON.stringify(params)}`);
  }
  if (!isRefused(findings)) return;
  const rules = findings.filter(({ level }) => level === 'refuse').map(({ rule }) => rule);
  throw appError('plan.refused', { rules: [...new Set(rules)].join(', ') });
};

/** A table that is sound, its site in the log, and how its chargers are opened. */
export interface TableWork {
  readonly core: OpenCore;
  readonly output: Output;
  readonly run: Omit<FleetRun, 'stopsAtFailure' | 'onResult'>;
}

/** Reads and checks a table, begins a visit, does the work and ends all of it again. */
export const withTable = async (
  file: string,
  options: TableOptions,
  work: (table: TableWork) => Promise<void>,
): Promise<void> => {
  const output = createOutput(options.json === true);
  const pin =
    options.pinFile === undefined
      ? (options.pin ?? process.env['NEXUS_PIN'] ?? null)
      : readPinFile(options.pinFile);
  const newPin = options.newPinFile === undefined ? null : readPinFile(options.newPinFile);
  const wifiPassword = options.wifiPasswordFile === undefined ? null : readPinFile(options.wifiPasswordFile);
  using interruption = listenForInterruption(output.say);
  await using core = await openCore(options);
  const table = await readTable(core, file, output);
  requireSound(core, table, options, output);
  const person = options.person ?? personHere();
  const practice = isPracticeTable(table, options);
  const site =
    options.site === undefined ? null : core.log.ensureSite({ name: options.site, country: 'IEC', practice });
  const visit = site && core.log.beginVisit(site.id, person);
  try {
    await work({
      core,
      output,
      run: {
        rows: table.rows,
        parallel: options.parallel,
        visitor: { siteId: site?.id ?? null, visitId: visit?.id ?? null, person, jobId: null },
        signal: interruption.signal,
        pinOf: (_row, { identity }) =>
          core.work.keeper.current(identity.serial, 'access.pin') ??
          (options.pin !== undefined && !identity.practice ? null : pin),
        newPinOf: () => newPin,
        secretsOf: secretsFor(core, wifiPassword),
        unexpected: core.unexpected,
        onRow: (row, phase) => options.json || output.say(`${row.target}: ${phase}`),
      },
    });
  } finally {
    if (visit) core.log.endVisit(visit.id);
  }
};
