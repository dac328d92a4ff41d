import type { Command } from 'commander';
import { checkTarget } from '#shared/domain/ocpp/checkTarget.ts';
import { isSecurityProfile, type SecurityProfile } from '#shared/domain/ocpp/ocppLimits.ts';
import { type PresetOptions, targetOf, withPreset } from './ocppPresets.ts';
import { findingLines, readOcppTexts } from './ocppWords.ts';
import { createOutput } from './output.ts';
import { UsageError } from './usageError.ts';

interface CheckOptions extends PresetOptions {
  readonly identity: string;
  readonly profile?: string;
  readonly practice?: true;
  readonly json?: true;
}

/** The security profile of an option; wrong usage when it is none. */
export const profileOf = (text: string | undefined): SecurityProfile | null => {
  if (text === undefined) return null;
  const profile = Number(text);
  if (!/^[0-9]$/.test(text) || !isSecurityProfile(profile))
    throw new UsageError('--profile takes a security profile from 0 to 3');
  return profile;
};

const check = async (given: string | undefined, options: CheckOptions): Promise<void> => {
  const { url, profile: usual } = await targetOf(given, options);
  const profile = profileOf(options.profile) ?? usual;
  const isPractice = options.practice === true;
  const found = checkTarget({ url, identity: options.identity }, { profile, isPractice });
  const { findings, ok, connectionUrl, identity } = found;
  const isJson = options.json === true;
  const lines = isJson
    ? []
    : [
        ...findings.flatMap((finding) => findingLines(readOcppTexts(), finding)),
        ...(connectionUrl === null ? [] : [connectionUrl]),
      ];
  createOutput(isJson).result({ ok, url: found.url, identity, connectionUrl, findings }, lines);
  if (!ok) process.exitCode = 1;
};

/** `ocpp check-url URL`: the rules for address, identity and profile, and the address the charger will open. */
export const addCheckUrlCommand = (ocpp: Command): void => {
  const command = ocpp
    .command('check-url [url]')
    .description('check the address of a back end and show what the charger will open');
  withPreset(command)
    .requiredOption('--identity <id>', 'identity of the charger at the back end')
    .option('--profile <0-3>', 'security profile')
    .option('--practice', 'loopback targets are permitted')
    .option('--json', 'print one line of JSON')
    .action(check);
};
