import { applyFleet, type FleetResult } from '#core/configuration/applyFleet.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { readFleetTable } from '#core/fleet/readFleetTable.ts';
import { validateFleet } from '#core/fleet/validateFleet.ts';
import { isRefused } from '#shared/domain/finding.ts';
import type { FleetRow, FleetTable } from '#shared/domain/fleet/fleetTable.ts';
import { appError } from '#shared/errors/appError.ts';
import type { ApplyOptions } from './applyCommand.ts';
import { personHere } from './configurationWork.ts';
import { listenForInterruption } from './interruption.ts';
import { type OpenCore, openCore } from './openCore.ts';
import { createOutput, type Output } from './output.ts';
import { readPinFile } from './pin.ts';
import { proofForJson } from './planOutput.ts';

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
const isPracticeTable = ({ rows }: FleetTable, { radio }: ApplyOptions): boolean =>
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

const requireSound = (core: OpenCore, table: FleetTable, options: ApplyOptions, output: Output): void => {
  const circuit = options.limitA === undefined ? {} : { circuit: { limitA: options.limitA } };
  const { findings } = validateFleet({ table, profile: core.profile, ...circuit });
  for (const { level, rule, params } of findings) {
    if (level !== 'pass') output.say(`${level}: ${rule} ${JSON.stringify(params)}`);
  }
  if (!isRefused(findings)) return;
  const rules = findings.filter(({ level }) => level === 'refuse').map(({ rule }) => rule);
  throw appError('plan.refused', { rules: [...new Set(rules)].join(', ') });
};

const lineOf = ({ row, outcome }: FleetResult) => {
  const base = { row: row.row, target: row.target, result: outcome.kind };
  switch (outcome.kind) {
    case 'done':
    case 'unchanged':
      return { ...base, serial: outcome.serial, changes: proofForJson(outcome.proof) };
    case 'failed':
      return { ...base, error: { code: outcome.error.code, details: outcome.error.details } };
    case 'skipped':
      return base;
    default:
      return outcome satisfies never;
  }
};

/** Applies a table: checked as a whole first, then charger by charger; one line per row, in the order they end. */
export const applyTable = async (file: string, options: ApplyOptions): Promise<void> => {
  const output = createOutput(options.json === true);
  const pin =
    options.pinFile === undefined
      ? (options.pin ?? process.env['NEXUS_PIN'] ?? null)
      : readPinFile(options.pinFile);
  const newPin = options.newPinFile === undefined ? null : readPinFile(options.newPinFile);
  const wifiPassword = options.wifiPasswordFile === undefined ? null : readPinFile(options.wifiPasswordFile);
  using interruption = listenForInterruption(output.say);
  const { signal } = interruption;
  await using core = await openCore(options);
  const table = await readTable(core, file, output);
  requireSound(core, table, options, output);
  const person = options.person ?? personHere();
  const practice = isPracticeTable(table, options);
  const site = core.log.ensureSite({ name: options.site ?? '', country: 'IEC', practice });
  const visit = core.log.beginVisit(site.id, person);
  try {
    const results = await applyFleet(core.work, core.configurations, {
      rows: table.rows,
      parallel: options.parallel,
      stopsAtFailure: options.keepGoing !== true,
      visitor: { siteId: site.id, visitId: visit.id, person, jobId: null },
      signal,
      pinOf: (_row, { identity, door }) =>
        core.work.keeper.current(identity.serial, 'access.pin') ??
        (options.pin !== undefined && !identity.practice
          ? null
          : door === 'bluetooth' || pin !== null
            ? pin
            : null),
      newPinOf: () => newPin,
      secretsOf: secretsFor(core, wifiPassword),
      unexpected: core.unexpected,
      onRow: (row, phase) => options.json || output.say(`${row.target}: ${phase}`),
      onResult: (result) => {
        const line = lineOf(result);
        output.result(line, [`${result.row.target}: ${line.result}`]);
      },
    });
    const failed = results.filter(({ outcome }) => outcome.kind === 'failed').length;
    if (failed > 0) process.exitCode = 1;
  } finally {
    core.log.endVisit(visit.id);
  }
};
