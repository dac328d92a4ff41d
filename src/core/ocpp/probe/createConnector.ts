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

/** Opens connections to one address: every try of the probe is a new one, judged anew before a key is sent. */
export const createConnector = (options: ConnectorOptions) => {
  const { host, isTls, roots, deadlines, signal } = options;

  const open = async (): Promise<Opened> => {
    const tcp = await openTcp(options, deadlines.tcpMs, signal);
    if ('failed' in tcp) return { stream: null, results: [tcp.failed] };
    const reached = rungResult('tcp-open', { address: options.address, port: options.port });
    if (!isTls) return { stream: tcp.socket, results: [reached, rungResult('tls-not-used', {})] };
    const tls = await openTls(tcp.socket, { host, roots }, deadlines.tlsMs, signal);
    if ('failed' in tls) return { stream: null, results: [reached, tls.failed] };
    const judged = judgeCertificates(tls.socket, options);
    if (isOnlyClock(judged)) return { stream: tls.socket, results: [reached, ...judged] };
    tls.socket.destroy();
    return { stream: null, results: [reached, ...judged] };
  };

  return {
    open,
    /** One try on `stream`, or on a new connection; the key goes with it only when it is given. */
    async ask(
      call: UpgradeCall,
      credentials: { readonly identity: string; readonly keyHex: string } | null,
      stream?: Duplex,
    ): Promise<UpgradeOutcome> {
      const opened: Opened = stream ? { stream, results: [] } : await open();
      const [first] = opened.results.filter(({ state }) => state === 'failed');
      if (opened.stream === null) return { kind: 'failed', result: first ?? rungResult('http-closed', {}) };
      const authorization =
        credentials === null ? null : basicAuthorization(credentials.identity, credentials.keyHex);
      return requestUpgrade(opened.stream, { ...call, authorization }, deadlines.httpMs, signal);
    },
    async speaksTls(): Promise<boolean> {
      if (isTls) return false;
      const tcp = await openTcp(options, deadlines.tcpMs, signal);
      if ('failed' in tcp) return false;
      const tls = await openTls(tcp.socket, { host, roots }, deadlines.tlsMs, signal);
      if ('socket' in tls) tls.socket.destroy();
      else tcp.socket.destroy();
      const silent = ['tls-plain-port', 'tls-closed', 'tls-timeout'];
      return 'socket' in tls || !silent.includes(tls.failed.cause);
    },
  };
};
export type Connector = ReturnType<typeof createConnector>;
