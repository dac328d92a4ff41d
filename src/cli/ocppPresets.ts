import type { Command } from 'commander';
import type { SecurityProfile } from '#shared/domain/ocpp/ocppLimits.ts';
import { type OwnPreset, presetNameKey } from '#shared/domain/ocppPreset/backEndPreset.ts';
import { publishedAddress, startingProfile } from '#shared/domain/ocppPreset/presetChoice.ts';
import { fillTemplate, placeholdersOf, showTemplate } from '#shared/domain/ocppPreset/presetTemplate.ts';
import { publishedPresets } from '#shared/domain/ocppPreset/publishedPresets.ts';
import { appError } from '#shared/errors/appError.ts';
import { withCommonOptions } from './options.ts';
import { createOutput } from './output.ts';
import { UsageError } from './usageError.ts';

/** Where a command is to go: an address, or a preset with what it leaves open. */
export interface PresetOptions {
  readonly preset?: string;
  readonly host?: string;
  readonly port?: string;
  readonly account?: string;
  readonly data?: string;
}

export interface GivenTarget {
  readonly url: string;
  /** Null: only the address was given. */
  readonly profile: SecurityProfile | null;
  readonly caPem: string | null;
}

type Kept = Pick<PresetOptions, 'data'>;

/** The presets of the data folder; the database is opened only for a command that asks for them. */
const ownPresets = async ({ data }: Kept): Promise<readonly OwnPreset[]> => {
  const [{ openCore }, { createPresets }] = await Promise.all([
    import('./openCore.ts'),
    import('#core/ocpp/presets/createPresets.ts'),
  ]);
  await using core = await openCore(data === undefined ? {} : { data });
  return createPresets(core).list();
};

const published = (name: string) =>
  publishedPresets.find((each) => each.id === name || presetNameKey(each.name) === presetNameKey(name));

/** One's own go before a published one of the same name. */
const fromPreset = async (name: string, options: PresetOptions): Promise<GivenTarget> => {
  const isNamed = ({ preset }: OwnPreset) => presetNameKey(preset.name) === presetNameKey(name);
  const own = (await ownPresets(options)).find(isNamed);
  if (own !== undefined) {
    const { url, profile, caPem = null } = own.preset;
    return { url, profile, caPem };
  }
  const known = published(name);
  if (known === undefined) throw appError('log.not-found', { what: name });
  const { host, port, account } = options;
  const given = Object.entries({ host, port, account }).filter(([, value]) => value !== undefined);
  const url = fillTemplate(known.template, { ...known.suggested, ...Object.fromEntries(given) });
  return { url, profile: startingProfile(known), caPem: null };
};

/** The address of the argument, or of `--preset`; wrong usage when it is neither or both. */
export const targetOf = async (url: string | undefined, options: PresetOptions): Promise<GivenTarget> => {
  if ((url === undefined) === (options.preset === undefined))
    throw new UsageError('give either an address or --preset');
  if (options.preset !== undefined) return fromPreset(options.preset, options);
  return { url: url ?? '', profile: null, caPem: null };
};

/** Options that name a preset instead of an address. */
export const withPreset = (command: Command): Command =>
  command
    .option('--preset <name>', 'a back end of "ocpp presets" instead of an address')
    .option('--host <name>', 'server of a preset that leaves it open')
    .option('--port <number>', 'port of a preset that leaves it open')
    .option('--account <text>', 'account of a preset that leaves it open')
    .option('--data <folder>', 'folder of the log, where your own presets are');

const list = async (options: Kept & { json?: true }): Promise<void> => {
  const output = createOutput(options.json === true);
  for (const { preset } of await ownPresets(options)) {
    const { caPem, ...rest } = preset;
    output.result({ kind: 'own', ...rest, hasCa: caPem !== undefined }, [
      `${preset.name.padEnd(28)}${preset.url}`,
    ]);
  }
  for (const preset of publishedPresets) {
    const { template, ...rest } = preset;
    const { name, source, seen } = rest;
    output.result({ ...rest, url: template, places: placeholdersOf(template) }, [
      `${name.padEnd(28)}${showTemplate(publishedAddress(preset))}  (${source.title}, ${seen})`,
    ]);
  }
};

/** `ocpp presets`: the back ends that can be named with `--preset`. */
export const addPresetsCommand = (ocpp: Command): void => {
  withCommonOptions(
    ocpp.command('presets').description('list back ends: your own presets and published ones'),
  ).action(list);
};
