import { basename } from 'node:path';
import type { Command } from 'commander';
import { firmwareView, libraryView } from '#core/firmware/firmwareView.ts';
import { openPackage } from '#core/firmware/openPackage.ts';
import type { FirmwareOfferView, FirmwareView } from '#shared/contract/firmware.ts';
import { appError } from '#shared/errors/appError.ts';
import { isBluetooth, type Work, type WorkOptions, withCharger, withPerson } from './configurationWork.ts';
import { type OpenCore, openCore } from './openCore.ts';
import { type DeviceOptions, withDeviceOptions } from './options.ts';
import { createOutput } from './output.ts';
import { readBytes } from './readBytes.ts';
import { UsageError } from './usageError.ts';

interface UpdateCommandOptions extends WorkOptions {
  readonly acceptNoWayBack?: true;
  readonly allowDowngrade?: true;
  /** Commander's form of `--no-confirm`. */
  readonly confirm?: boolean;
}

const verdictWord = ({ verdict, entry }: FirmwareOfferView): string => {
  if (verdict.kind === 'same') return 'installed';
  if (verdict.kind === 'refused') {
    const needed = verdict.obstacle === 'needs-step' ? ` (${entry.release.minFirmware})` : '';
    return `${verdict.obstacle}${needed}`;
  }
  return `${verdict.isDowngrade ? 'older' : 'newer'}${verdict.isFinal ? ', no way back' : ''}`;
};

const describeStatus = ({ status }: FirmwareView): string[] => {
  if (status === null) return [];
  if (status.trialLeftS !== null) {
    return [`on trial: goes back in ${Math.round(status.trialLeftS)} s unless confirmed`];
  }
  return status.state === 'idle' ? [] : [`file: ${status.state}, ${status.received} of ${status.size} bytes`];
};

const describeView = (view: FirmwareView): string[] => [
  `${view.charger.model} ${view.charger.serial}, hardware ${view.charger.hardware}, firmware ${view.charger.firmware}`,
  ...describeStatus(view),
  ...(view.interrupted ? [`broke off: ${view.interrupted.from} → ${view.interrupted.version}`] : []),
  ...view.offers.map((offer) => `${offer.entry.release.version.padEnd(12)}${verdictWord(offer)}`),
];

const info = (target: string, options: WorkOptions): Promise<void> =>
  withCharger(target, options, false, async ({ core, session, output }) => {
    const view = await firmwareView(core.firmware, core.work, session.id);
    output.result(view, describeView(view));
  });

/** A package that is a file is taken into the library first; one that is there already is used as it is. */
const versionOf = ({ firmware }: OpenCore, file: string): string => {
  const bytes = readBytes(file);
  const { manifest } = openPackage(bytes, basename(file));
  const isThere = firmware.library
    .list()
    .some(({ release, origin }) => origin !== 'notes' && release.version === manifest.version);
  if (!isThere) return firmware.library.import(bytes, file).release.version;
  if (firmware.library.open(manifest.version).manifest.sha256 !== manifest.sha256) {
    throw appError('firmware.duplicate', { version: manifest.version });
  }
  return manifest.version;
};

const updateOptions = ({ report, signal }: Work, options: UpdateCommandOptions) => ({
  report,
  signal,
  keep: options.confirm !== false,
  waitsForUnplug: false,
});

const update = (target: string, file: string, options: UpdateCommandOptions): Promise<void> => {
  if (!options.yes) throw new UsageError('firmware update writes to a charger: say --yes');
  return withCharger(target, options, isBluetooth(target), async (work) => {
    const { core, session, visitor, output } = work;
    const version = versionOf(core, file);
    const { serial } = session.identity;
    const run = core.firmware.interrupted().find((each) => each.serial === serial);
    const result =
      run?.version === version
        ? await core.firmware.resume(run.id, session.id, updateOptions(work, options))
        : await core.firmware.update(session.id, visitor, {
            ...updateOptions(work, options),
            version,
            consents: {
              downgrade: options.allowDowngrade === true,
              noWayBack: options.acceptNoWayBack === true,
            },
          });
    const left = result.trialLeftS === null ? '' : `, goes back in ${Math.round(result.trialLeftS)} s`;
    output.result(result, [
      `${result.from} → ${result.version}: ${result.state}${left}`,
      ...result.changed.map(({ point, before, found }) => `${point}: ${before ?? '–'} → ${found ?? '–'}`),
    ]);
  });
};

const endTrial = (act: 'confirm' | 'goBack') => (target: string, options: WorkOptions) => {
  if (!options.yes) throw new UsageError('this writes to a charger: say --yes');
  return withCharger(target, options, isBluetooth(target), async ({ core, session, visitor, output }) => {
    await core.firmware[act](session.id, visitor);
    const { firmware, state } = await core.firmware.status(session.id);
    output.result({ serial: session.identity.serial, firmware, state }, [`${firmware}: ${state}`]);
  });
};

const withLibrary = async (options: DeviceOptions, act: (core: OpenCore) => readonly [unknown, string[]]) => {
  await using core = await openCore(options);
  const [result, lines] = act(core);
  createOutput(options.json === true).result(result, lines);
};

const listLibrary = (options: DeviceOptions): Promise<void> =>
  withLibrary(options, ({ firmware: { library } }) => {
    const view = libraryView(library);
    return [
      view,
      [
        ...view.entries.map(({ release: { version, releasedOn, models }, origin }) =>
          [version.padEnd(12), releasedOn, origin.padEnd(9), models.join(', ')].join('  '),
        ),
        ...view.damaged.map(({ file, code }) => `${file}: ${code}`),
      ],
    ];
  });

const importPackage = (file: string, options: DeviceOptions): Promise<void> =>
  withLibrary(options, ({ firmware: { library } }) => {
    const entry = library.import(readBytes(file), file);
    return [entry, [entry.release.version]];
  });

const verifyPackage = (file: string, options: DeviceOptions): void => {
  const { manifest, signedBy } = openPackage(readBytes(file), basename(file));
  const { version, sha256 } = manifest;
  createOutput(options.json === true).result({ version, sha256, signedBy }, [`${version}: ${signedBy}`]);
};

const removePackage = (version: string, options: DeviceOptions): Promise<void> =>
  withLibrary(options, ({ firmware: { library } }) => {
    library.remove(version);
    return [{ removed: version }, [`removed ${version}`]];
  });

const given = (argument: string | undefined, usage: string): string => {
  if (argument === undefined) throw new UsageError(`firmware ${usage}`);
  return argument;
};

const withoutArgument = (argument: string | undefined, usage: string): void => {
  if (argument !== undefined) throw new UsageError(`firmware ${usage} takes nothing more`);
};

const library = async (
  action: string,
  argument: string | undefined,
  options: DeviceOptions,
): Promise<void> => {
  switch (action) {
    case 'list':
      withoutArgument(argument, 'library list');
      return listLibrary(options);
    case 'import':
      return importPackage(given(argument, 'library import FILE'), options);
    case 'verify':
      return verifyPackage(given(argument, 'library verify FILE'), options);
    case 'remove':
      return removePackage(given(argument, 'library remove VERSION'), options);
    default:
      throw new UsageError('firmware library list|import FILE|verify FILE|remove VERSION');
  }
};

const run = async (
  target: string,
  action: string,
  file: string | undefined,
  options: UpdateCommandOptions,
): Promise<void> => {
  if (target === 'library') return library(action, file, options);
  if (action === 'update') return update(target, given(file, 'TARGET update FILE'), options);
  withoutArgument(file, `TARGET ${action}`);
  if (action === 'info') return info(target, options);
  if (action === 'confirm') return endTrial('confirm')(target, options);
  if (action === 'go-back') return endTrial('goBack')(target, options);
  throw new UsageError('firmware TARGET info|update FILE|confirm|go-back');
};

/** `firmware TARGET info|update FILE|confirm|go-back` and `firmware library list|import|verify|remove`. */
export const addFirmwareCommands = (program: Command): void => {
  withPerson(
    withDeviceOptions(
      program
        .command('firmware <target> <action> [file]')
        .description(
          'TARGET info|update FILE|confirm|go-back, or: library list|import FILE|verify FILE|remove VERSION',
        ),
    ),
  )
    .option('--accept-no-way-back', 'agree that nothing older can be installed afterwards')
    .option('--allow-downgrade', 'agree to an older firmware')
    .option('--no-confirm', 'leave it on trial: it goes back after 300 s')
    .action(run);
};
