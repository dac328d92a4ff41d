import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { applyDesired } from '#core/provisioning/applyDesired.ts';
import { parseDesiredFile } from '#core/provisioning/desiredFile.ts';
import { createJournal } from '#core/provisioning/journal.ts';
import { isSecretPoint } from '#core/provisioning/proof.ts';
import { appError } from '#shared/errors/appError.ts';
import { listenForInterruption } from './interruption.ts';
import { type OpenCore, openCore } from './openCore.ts';
import { openDevice } from './openDevice.ts';
import { type DeviceOptions, withDeviceOptions } from './options.ts';
import { createOutput } from './output.ts';
import { readPinFile } from './pin.ts';
import { readTextFile } from './readTextFile.ts';
import { UsageError } from './usageError.ts';

interface ApplyOptions extends DeviceOptions {
  readonly desired: string;
  readonly person?: string;
}

/** Who is logged in at this computer; a user without an account entry has no name. */
const personHere = (): string => {
  try {
    return userInfo().username;
  } catch {
    return '?';
  }
};

/** As long as the wizard waits for the charger's address to answer in any way. */
const reachDeadlineMs = 3_000;

const contextFor = (core: OpenCore, session: DeviceSession, site: string, person: string) => {
  const { serial, model, name, firmware, practice } = session.identity;
  const { id } = core.log.ensureSite({ name: site, country: 'IEC', practice });
  const visit = core.log.beginVisit(id, person);
  core.log.rememberCharger({
    serial,
    model,
    name,
    firmware,
    practice,
    siteId: id,
    lastSeenAtMs: core.clock.nowMs(),
  });
  return {
    visit,
    journal: createJournal(core.log, {
      siteId: id,
      visitId: visit.id,
      socketId: null,
      chargerSerial: serial,
      person,
      jobId: null,
      practice,
    }),
  };
};

const apply = async (target: string, options: ApplyOptions): Promise<void> => {
  const { site } = options;
  if (site === undefined) throw new UsageError('apply needs --site NAME: every write goes into a site log');
  if (!options.yes) throw new UsageError('apply writes to a charger: say --yes');
  const text = readTextFile(options.desired);
  const newPin = options.newPinFile === undefined ? null : readPinFile(options.newPinFile);
  const output = createOutput(options.json === true);
  using interruption = listenForInterruption(output.say);
  const { signal } = interruption;
  await using core = await openCore(options);
  const needsPin = /^ble:/i.test(target.trim());
  const session = await openDevice(core, target, options, { needsPin, signal, say: output.say });
  const desired = parseDesiredFile(text, {
    file: options.desired,
    profile: session.profile,
    hardwareMaxA: session.identity.hardwareMaxA,
  });
  const { journal, visit } = contextFor(core, session, site, options.person ?? personHere());
  const applied = await applyDesired({
    session,
    journal,
    log: core.log,
    clock: core.clock,
    desired,
    newPin,
    buildMs: core.buildMs,
    signal,
    isReachable: (host, port) => core.isReachable(host, port, reachDeadlineMs),
    openModbus: async (address) => (await core.devices.open(`modbus://${address}`, { jobId: null })).session,
    closeBluetooth: () => core.devices.close(session.id),
    report: (phase, done, total) => options.json || output.say(`${phase} ${done}/${total}`),
  }).finally(() => core.log.endVisit(visit.id));
  const changes = applied.proof.map((row) =>
    isSecretPoint(session.profile, row.point) ? { point: row.point, secret: true, result: row.result } : row,
  );
  const wrong = applied.proof.filter(({ result }) => result === 'different' || result === 'not-readable');
  if (wrong.length > 0)
    throw appError('write.different', { points: wrong.map(({ point }) => point).join(', ') });
  output.result(
    { ...applied, proof: undefined, serial: session.identity.serial, result: 'in-force', changes },
    applied.proof.map(
      ({ point, before, found, result }) => `${point}: ${before ?? '–'} → ${found ?? '–'} (${result})`,
    ),
  );
};

/** `apply TARGET --desired FILE --site NAME --yes`: brings a charger to a written-down state and proves it. */
export const addApplyCommand = (program: Command): void => {
  withDeviceOptions(
    program.command('apply <target>').description('write a desired state and prove that it is in force'),
  )
    .requiredOption('--desired <file>', 'YAML with points:, one name: value per line')
    .option('--person <name>', 'who does it, for the log')
    .action(apply);
};
