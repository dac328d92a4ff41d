import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Visitor } from '#core/configuration/configurationContext.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { parseDesiredFile, parseValuesFile, type ValuesFile } from '#core/provisioning/desiredFile.ts';
import { separateSecrets, type Wanted } from '#core/provisioning/planSession.ts';
import { listenForInterruption } from './interruption.ts';
import { type OpenCore, openCore } from './openCore.ts';
import { openDevice } from './openDevice.ts';
import type { DeviceOptions } from './options.ts';
import { createOutput, type Output } from './output.ts';
import { readPinFile } from './pin.ts';
import { readTextFile } from './readTextFile.ts';

/** The file `--values` names, read before anything is connected to. */
export const readValues = (file: string | undefined): ValuesFile | undefined =>
  file === undefined ? undefined : parseValuesFile(readTextFile(file), file);

export interface WorkOptions extends DeviceOptions {
  readonly values?: string;
  readonly person?: string;
}

/** One charger, opened, and everything a command does with it. */
export interface Work {
  readonly core: OpenCore;
  readonly session: DeviceSession;
  readonly visitor: Visitor;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly newPin: string | null;
  report(phase: string, done: number, total: number): void;
}

/** Who is logged in at this computer; a user without an account entry has no name. */
export const personHere = (): string => {
  try {
    return userInfo().username;
  } catch {
    return '?';
  }
};

/** The option of every command whose work goes into the log under a name. */
export const withPerson = (command: Command): Command =>
  command.option('--person <name>', 'who does it, for the log');

/** Opens the core and the charger, begins a visit where a site is named, and ends all of it again. */
export const withCharger = async (
  target: string,
  options: WorkOptions,
  needsPin: boolean,
  work: (work: Work) => Promise<void>,
): Promise<void> => {
  const newPin = options.newPinFile === undefined ? null : readPinFile(options.newPinFile);
  const output = createOutput(options.json === true);
  using interruption = listenForInterruption(output.say);
  const { signal } = interruption;
  await using core = await openCore(options);
  const session = await openDevice(core, target, options, { needsPin, signal, say: output.say });
  const person = options.person ?? personHere();
  const { practice } = session.identity;
  const site =
    options.site === undefined ? null : core.log.ensureSite({ name: options.site, country: 'IEC', practice });
  const visit = site && core.log.beginVisit(site.id, person);
  const visitor = { siteId: site?.id ?? null, visitId: visit?.id ?? null, person, jobId: null };
  const report = (phase: string, done: number, total: number) => {
    if (!options.json) output.say(`${phase} ${done}/${total}`);
  };
  try {
    await work({ core, session, visitor, output, signal, newPin, report });
  } finally {
    if (visit) core.log.endVisit(visit.id);
  }
};

/** Bluetooth tells its settings only with the PIN. */
export const isBluetooth = (target: string): boolean => /^ble:/i.test(target.trim());

/** A desired state as a person wrote it, for this charger. */
export const wantedFrom = (
  session: DeviceSession,
  text: string,
  file: string,
  values: ValuesFile | undefined,
): Wanted => {
  const { hardwareMaxA } = session.identity;
  const desired = parseDesiredFile(text, {
    ...{ file, profile: session.profile, hardwareMaxA },
    ...(values && { values }),
  });
  const { generation, origin } = desired;
  return { ...separateSecrets(session.profile, desired.values), generation, origin };
};
