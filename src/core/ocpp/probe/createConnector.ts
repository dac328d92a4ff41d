import type { X509Certificate } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { basicAuthorization } from '#shared/domain/ocpp/authorizationKey.ts';
import { type RungResult, rungResult } from '#shared/domain/ocpp/probeCauses.ts';
import { judgeCertificates } from './judgeCertificates.ts';
import { openTcp } from './openTcp.ts';
import { openTls } from './openTls.ts';
import type { ProbeDeadlines, UpgradeOutcome } from './probe.types.ts';
import { requestUpgrade, type UpgradeCall } from './requestUpgrade.ts';

export interface ConnectorOptions {
  readonly address: string;
  readonly port: number;
  readonly host: string;
  readonly isTls: boolean;
  readonly roots: readonly X509Certificate[] | null;
  /** The charger's own certificate with its key (PEM); null = none. */
  readonly client: string | null;
  readonly chargerMs: number;
  readonly laptopMs: number;
  readonly deadlines: ProbeDeadlines;
  readonly signal: AbortSignal;
}

export interface Opened {
  /** Null when something below HTTP stops the climb. */
  readonly stream: Duplex | null;
  readonly results: readonly RungResult[];
}

/** A wrong clock of the charger is told and does not end the climb: everything else about the server was proved. */
const isOnlyClock = (results: readonly RungResult[]): boolean =>
  results.every(
    ({ state, cause }) => state !== 'failed' || cause === 'tls-clock-behind' || cause === 'tls-clock-ahead',
  );

const firstFailed = ({ results }: Opened): RungResult =>
  results.find(({ state }) => state === 'failed') ?? rungResult('http-closed', {});

const connectionTo = ({ host, port, isTls }: ConnectorOptions): string =>
  `${isTls ? 'wss' : 'ws'}://${host.includes(':') ? `[${host}]` : host}:${port}/`;

/** Climbs to the stream that HTTP is spoken on, with `own` as the certificate. */
const openWith = async (options: ConnectorOptions, own: string | null): Promise<Opened> => {
  const { host, isTls, roots, deadlines, signal } = options;
  const tcp = await openTcp(options, deadlines.tcpMs, signal);
  if ('failed' in tcp) return { stream: null, results: [tcp.failed] };
  const reached = rungResult('tcp-open', { address: options.address, port: options.port });
  if (!isTls) return { stream: tcp.socket, results: [reached, rungResult('tls-not-used', {})] };
  const tls = await openTls(tcp.socket, { host, roots, client: own }, deadlines.tlsMs, signal);
  if ('failed' in tls) return { stream: null, results: [reached, tls.failed] };
  const judged = judgeCertificates(tls.socket, options);
  if (isOnlyClock(judged)) return { stream: tls.socket, results: [reached, ...judged] };
  tls.socket.destroy();
  return { stream: null, results: [reached, ...judged] };
};

/** Opens connections to one address: every try of the probe is a new one, judged anew before a key is sent. */
export const createConnector = (options: ConnectorOptions) => {
  const { host, isTls, roots, client, deadlines, signal } = options;

  const openAs = (own: string | null): Promise<Opened> => openWith(options, own);

  /**
   * What becomes of who has no certificate, asked plainly, which takes nobody's place: the server answers, asks for
   * one, or does neither.
   */
  const withoutCertificate = async (): Promise<'answered' | 'asked' | 'other'> => {
    const opened = await openAs(null);
    const plain = { url: connectionTo(options), protocols: null, authorization: null, isPlain: true };
    const outcome: UpgradeOutcome =
      opened.stream === null
        ? { kind: 'failed', result: firstFailed(opened) }
        : await requestUpgrade(opened.stream, plain, deadlines.httpMs, signal);
    if (outcome.kind !== 'failed') return 'answered';
    return outcome.result.cause === 'tls-client-certificate' ? 'asked' : 'other';
  };

  /** Many servers hang up on a certificate they do not accept without a word, and say so only when there is none. */
  const explained = async (result: RungResult): Promise<RungResult> => {
    const isSilent = result.cause === 'tls-closed' || result.cause === 'http-closed';
    if (!isSilent || client === null) return result;
    return (await withoutCertificate()) === 'asked' ? rungResult('tls-client-refused', {}) : result;
  };

  const open = async (): Promise<Opened> => {
    const { stream, results } = await openAs(client);
    return { stream, results: await Promise.all(results.map(explained)) };
  };

  return {
    open,
    withoutCertificate,
    /** One try on `stream`, or on a new connection; the key goes with it only when it is given. */
    async ask(
      call: UpgradeCall,
      credentials: { readonly identity: string; readonly keyHex: string } | null,
      stream?: Duplex,
    ): Promise<UpgradeOutcome> {
      const opened: Opened = stream ? { stream, results: [] } : await open();
      if (opened.stream === null) return { kind: 'failed', result: firstFailed(opened) };
      const authorization =
        credentials === null ? null : basicAuthorization(credentials.identity, credentials.keyHex);
      const asking = { ...call, authorization };
      const outcome = await requestUpgrade(opened.stream, asking, deadlines.httpMs, signal);
      return outcome.kind === 'failed'
        ? { kind: 'failed', result: await explained(outcome.result) }
        : outcome;
    },
    async speaksTls(): Promise<boolean> {
      if (isTls) return false;
      const tcp = await openTcp(options, deadlines.tcpMs, signal);
      if ('failed' in tcp) return false;
      const tls = await openTls(tcp.socket, { host, roots, client: null }, deadlines.tlsMs, signal);
      if ('socket' in tls) tls.socket.destroy();
      else tcp.socket.destroy();
      const silent = ['tls-plain-port', 'tls-closed', 'tls-timeout'];
      return 'socket' in tls || !silent.includes(tls.failed.cause);
    },
  };
};
export type Connector = ReturnType<typeof createConnector>;
