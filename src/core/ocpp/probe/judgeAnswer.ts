import { hexOfText } from '#shared/domain/ocpp/authorizationKey.ts';
import { connectionUrl, decodeSegment } from '#shared/domain/ocpp/connectionUrl.ts';
import type { SecurityProfile } from '#shared/domain/ocpp/ocppLimits.ts';
import { type RungResult, rungResult } from '#shared/domain/ocpp/probeCauses.ts';
import { closeQuietly } from './claimIdentity.ts';
import type { Answer, UpgradeOutcome } from './probe.types.ts';
import type { UpgradeCall } from './requestUpgrade.ts';

/** The key as the probe sends it. */
export interface ProbeKey {
  readonly hex: string;
  /** The other way a back end may have read the same text; null when there is none. */
  readonly other: { readonly hex: string; readonly cause: 'auth-as-text' | 'auth-as-bytes' } | null;
}

export interface Asking {
  readonly endpoint: string;
  readonly identity: string;
  readonly profile: SecurityProfile | null;
  readonly key: ProbeKey | null;
  /** One more try on a new connection; what is left out is as in the first. */
  ask(call: Partial<UpgradeCall>, keyHex: string | null): Promise<UpgradeOutcome>;
  /** Whether the port speaks TLS. */
  speaksTls(): Promise<boolean>;
}

/** Both ways of reading a key. */
export const probeKey = (text: string, kind: 'plain' | 'hex', hex: string): ProbeKey => {
  if (kind === 'hex') return { hex, other: { hex: hexOfText(text), cause: 'auth-as-text' } };
  const isHex = !/[^0-9A-Fa-f]/.test(text) && text.length % 2 === 0;
  return { hex, other: isHex ? { hex: text, cause: 'auth-as-bytes' } : null };
};

const statusOf = (outcome: UpgradeOutcome): number => {
  if (outcome.kind === 'switched') {
    closeQuietly(outcome);
    return 101;
  }
  return outcome.kind === 'answered' ? outcome.status : 0;
};

const isKnown = (outcome: UpgradeOutcome): boolean => [101, 401].includes(statusOf(outcome));

const notFound = async (asking: Asking): Promise<RungResult> => {
  const { endpoint, identity } = asking;
  const cut = endpoint.lastIndexOf('/');
  const last = decodeSegment(endpoint.slice(cut + 1));
  const shorter = connectionUrl(endpoint.slice(0, cut), identity);
  if (last?.toLowerCase() === identity.toLowerCase() && shorter !== null) {
    if (isKnown(await asking.ask({ url: shorter }, null)))
      return rungResult('path-doubled', { url: endpoint.slice(0, cut) });
  }
  for (const found of new Set([identity.toUpperCase(), identity.toLowerCase()])) {
    const url = connectionUrl(endpoint, found);
    if (found === identity || url === null) continue;
    if (isKnown(await asking.ask({ url }, null)))
      return rungResult('path-identity-case', { identity, found });
  }
  // A route that exists usually refuses a plain request in another way than one that does not.
  const plain = await asking.ask({ isPlain: true }, null);
  return plain.kind === 'answered' && plain.status !== 404
    ? rungResult('path-identity-unknown', { identity })
    : rungResult('path-not-found', {});
};

const unauthorised = async ({ profile, key, ask }: Asking): Promise<readonly RungResult[]> => {
  const unseen = rungResult('path-not-seen', {});
  if (key === null) {
    const usesKey = profile === 1 || profile === 2;
    return [unseen, usesKey ? rungResult('auth-key-not-given', {}) : rungResult('auth-key-needed', {})];
  }
  if (key.other === null) return [unseen, rungResult('auth-refused', {})];
  const status = statusOf(await ask({}, key.other.hex));
  return status === 101
    ? [rungResult('path-known', {}), rungResult(key.other.cause, {})]
    : [unseen, rungResult('auth-refused', {})];
};

const badRequest = async ({ ask, key, speaksTls }: Asking, status: number): Promise<RungResult[]> => {
  if (await speaksTls()) return [rungResult('http-is-tls', {})];
  const reached = [rungResult('http-answered', { status }), rungResult('path-known', {})];
  const keyHex = key?.hex ?? null;
  const newer = await ask({ protocols: 'ocpp2.1, ocpp2.0.1, ocpp1.5' }, keyHex);
  if (statusOf(newer) === 101 && newer.kind === 'switched' && newer.protocol !== null)
    return [...reached, rungResult('subprotocol-other', { offered: newer.protocol })];
  if (statusOf(await ask({ protocols: null }, keyHex)) === 101)
    return [...reached, rungResult('subprotocol-none', {})];
  return [rungResult('http-bad-request', { status })];
};

/** What an answer other than the upgrade means, with further tries where one answer has several causes. */
export const judgeAnswer = async (
  { status, location }: Answer,
  asking: Asking,
): Promise<readonly RungResult[]> => {
  const answered = rungResult('http-answered', { status });
  if (status === 401) return [answered, ...(await unauthorised(asking))];
  if (status === 403) return [answered, rungResult('path-not-seen', {}), rungResult('auth-forbidden', {})];
  if (status === 404) return [answered, await notFound(asking)];
  if (status === 400 || status === 426) return badRequest(asking, status);
  if (status === 407) return [rungResult('http-proxy', {})];
  if (status >= 300 && status < 400)
    return [rungResult('http-redirect', { status, location: location ?? '–' })];
  if (status >= 200 && status < 300) return [rungResult('http-not-websocket', { status })];
  return [rungResult(status >= 500 ? 'http-server-error' : 'http-refused', { status })];
};
