import type { Command } from 'commander';
import type { ProbeRequest } from '#core/ocpp/probe/probe.types.ts';
import { systemProbeDeps } from '#core/ocpp/probe/probeDeps.ts';
import { type ProbeVerdict, runProbe } from '#core/ocpp/probe/runProbe.ts';
import { probeRungs, type RungResult } from '#shared/domain/ocpp/probeCauses.ts';
import { listenForInterruption } from './interruption.ts';
import { profileOf } from './ocppCheckUrl.ts';
import { type GivenTarget, type PresetOptions, targetOf, withPreset } from './ocppPresets.ts';
import { fillParams, type OcppTexts, readOcppTexts } from './ocppWords.ts';
import { createOutput } from './output.ts';
import { readBytes } from './readBytes.ts';
import { readTextFile } from './readTextFile.ts';
import { UsageError } from './usageError.ts';

interface ProbeOptions extends PresetOptions {
  readonly identity: string;
  readonly profile?: string;
  readonly keyFile?: string;
  readonly ca?: string;
  readonly clientCert?: string;
  readonly clientKey?: string;
  readonly clock?: string;
  readonly claim?: true;
  readonly idle?: string;
  readonly practice?: true;
  readonly json?: true;
}

interface Texts extends OcppTexts {
  readonly probe: {
    readonly rung: Readonly<Record<string, string>>;
    readonly state: Readonly<Record<string, string>>;
    readonly cause: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}

const clockOf = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  const clockMs = Date.parse(text);
  if (!Number.isFinite(clockMs)) throw new UsageError('--clock takes a time like 2026-01-31T08:00:00Z');
  return clockMs;
};

const idleOf = (text: string | undefined, claims: boolean): number => {
  if (text === undefined) return 0;
  if (!claims) throw new UsageError('--idle needs --claim: a silent connection is one of the charger');
  if (!/^[1-9][0-9]{0,2}$/.test(text)) throw new UsageError('--idle takes 1 to 999 seconds');
  return Number(text);
};

const clientOf = ({ clientCert, clientKey }: ProbeOptions): readonly Uint8Array[] | null => {
  if (clientCert === undefined && clientKey === undefined) return null;
  if (clientCert === undefined) throw new UsageError('--client-key needs --client-cert');
  return [clientCert, ...(clientKey === undefined ? [] : [clientKey])].map(readBytes);
};

const requestOf = (target: GivenTarget, options: ProbeOptions): ProbeRequest => {
  const { identity, keyFile, ca, claim = false, practice = false } = options;
  return {
    url: target.url,
    identity,
    profile: profileOf(options.profile) ?? target.profile,
    key: keyFile === undefined ? null : readTextFile(keyFile).trim(),
    caPem: ca === undefined ? target.caPem : readTextFile(ca),
    client: clientOf(options),
    clockMs: clockOf(options.clock),
    claim,
    idleS: idleOf(options.idle, claim),
    isPractice: practice,
  };
};

const rungLines = ({ probe }: Texts, { rung, state, cause, params }: RungResult): readonly string[] => {
  const { seen = cause, means, todo } = probe.cause[cause] ?? {};
  const head = `${(probe.rung[rung] ?? rung).padEnd(16)}${(probe.state[state] ?? state).padEnd(16)}`;
  if (cause === 'not-reached') return [`${head}${seen}`];
  return [seen, means, todo]
    .filter((text) => text !== undefined)
    .map((text, index) => `${index === 0 ? head : ' '.repeat(32)}${fillParams(text, params)}`);
};

/** Good enough for a script: nothing failed, and the back end has answered as one for OCPP 1.6. */
const isProved = ({ ok, reached }: ProbeVerdict): boolean =>
  ok && reached !== null && probeRungs.indexOf(reached) >= probeRungs.indexOf('subprotocol');

const probe = async (given: string | undefined, options: ProbeOptions): Promise<void> => {
  const request = requestOf(await targetOf(given, options), options);
  const output = createOutput(options.json === true);
  const texts = output.isJson ? null : readOcppTexts<Texts>();
  using interruption = listenForInterruption(() => undefined);
  const told = (result: RungResult) => output.result(result, texts === null ? [] : rungLines(texts, result));
  const { signal } = interruption;
  const verdict = await runProbe(request, systemProbeDeps(Date.now), told, signal).catch((error: unknown) => {
    if (signal.aborted) return null;
    throw error;
  });
  if (verdict === null) {
    process.exitCode = 1;
    return;
  }
  output.result({ verdict }, verdict.connectionUrl === null ? [] : [verdict.connectionUrl]);
  if (!isProved(verdict)) process.exitCode = 1;
};

/** `ocpp probe URL`: climbs towards the real back end as the charger would, and tells every rung. */
export const addProbeCommand = (ocpp: Command): void => {
  const command = ocpp
    .command('probe [url]')
    .description('try the way to a back end from this computer, without being the charger');
  withPreset(command)
    .requiredOption('--identity <id>', 'identity of the charger at the back end')
    .option('--profile <0-3>', 'security profile')
    .option('--key-file <file>', 'file that holds the authorization key, as text or hexadecimal digits')
    .option('--ca <file>', 'root certificates of the charger (PEM); without it those of this computer')
    .option('--client-cert <file>', 'certificate of the charger (profile 3), with its key or beside it')
    .option('--client-key <file>', 'private key of that certificate, without a password')
    .option('--clock <time>', 'the time the charger’s clock shows; without it the time here')
    .option('--claim', 'announce itself as the charger (BootNotification)')
    .option('--idle <seconds>', 'with --claim: stay silent that long and see whether the connection lives')
    .option('--practice', 'loopback targets are permitted')
    .option('--json', 'print one line of JSON per rung')
    .action(probe);
};
