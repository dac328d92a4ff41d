import { X509Certificate } from 'node:crypto';
import { readCertificates } from '#core/provisioning/certificates/readCertificates.ts';
import { checkKey } from '#shared/domain/ocpp/authorizationKey.ts';
import { checkTarget, type TargetCheck } from '#shared/domain/ocpp/checkTarget.ts';
import { notReached, probeRungs, type RungResult, rungResult } from '#shared/domain/ocpp/probeCauses.ts';
import { appError } from '#shared/errors/appError.ts';
import { claimIdentity, closeQuietly } from './claimIdentity.ts';
import { type Connector, createConnector } from './createConnector.ts';
import { type Asking, judgeAnswer, type ProbeKey, probeKey } from './judgeAnswer.ts';
import type { ProbeDeps, ProbeRequest, Upgrade, UpgradeOutcome } from './probe.types.ts';

export interface ProbeVerdict {
  /** The highest rung that passed without a failed or unchecked one below; null = none. */
  readonly reached: (typeof probeRungs)[number] | null;
  /** Nothing failed. Rungs may be unchecked. */
  readonly ok: boolean;
  /** What the charger will open; null when a rule blocks. */
  readonly connectionUrl: string | null;
}

interface Climb {
  readonly request: ProbeRequest;
  readonly deps: ProbeDeps;
  readonly target: TargetCheck;
  readonly key: ProbeKey | null;
  readonly roots: readonly X509Certificate[] | null;
  /** The charger's own certificate with its key (PEM). */
  readonly client: string | null;
  readonly signal: AbortSignal;
  tell(result: RungResult): void;
}

const refused = (field: string, reason: string) => appError('input.invalid', { field, reason });

const readRoots = (pem: string | null): readonly X509Certificate[] | null => {
  if (pem === null) return null;
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    if (blocks.length > 0) return blocks.map((block) => new X509Certificate(block));
  } catch {
    // Said below, without what the file holds.
  }
  throw refused('ca', 'no certificate');
};

const readKey = (text: string | null): ProbeKey | null => {
  if (text === null) return null;
  const { findings, kind, hex } = checkKey(text);
  if (kind === null || hex === null) throw refused('key', findings[0]?.code ?? 'key');
  return probeKey(text, kind, hex);
};

/** Only what a charger would get: in order, and nothing that a rule blocks. */
const readClient = ({ client, clockMs }: ProbeRequest, laptopMs: number): string | null => {
  if (client === null) return null;
  const facts = { laptopMs, chargerMs: clockMs, host: null, serial: null };
  const { pem, findings } = readCertificates('client', client, facts);
  if (pem !== null) return pem;
  throw refused('client', findings.find(({ severity }) => severity === 'block')?.code ?? 'client');
};

const tellRules = ({ target, tell }: Climb): void => {
  const count = (severity: string) => target.findings.filter((each) => each.severity === severity).length;
  if (!target.ok) tell(rungResult('rules-blocked', { count: count('block') }));
  else if (count('warn') > 0) tell(rungResult('rules-warned', { count: count('warn') }));
  else tell(rungResult('rules-passed', {}));
};

/** Codes of a resolver that did not answer, in contrast to one that says no. */
const noAnswer = ['EAI_AGAIN', 'ETIMEOUT', 'ECONNREFUSED', 'ESERVFAIL', 'ETIMEDOUT'];

const findAddresses = async (host: string, climb: Climb): Promise<readonly string[]> => {
  const { deps, tell, signal } = climb;
  const late = new Promise<never>((_, reject) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(deps.deadlines.dnsMs)]);
    limit.addEventListener('abort', () => reject(Object.assign(new Error('late'), { code: 'ETIMEOUT' })));
  });
  try {
    const addresses = await Promise.race([deps.lookup(host), late]);
    signal.throwIfAborted();
    if (addresses.length === 0) tell(rungResult('dns-not-found', { host }));
    else tell(rungResult('dns-found', { addresses: addresses.join(', ') }));
    return addresses;
  } catch (error) {
    signal.throwIfAborted();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    tell(
      noAnswer.includes(code) ? rungResult('dns-no-answer', { host }) : rungResult('dns-not-found', { host }),
    );
    return [];
  }
};

const connectorFor = (climb: Climb, address: string, host: string): Connector => {
  const { request, deps, target, roots, client, signal } = climb;
  const isTls = target.address.scheme === 'wss';
  const laptopMs = deps.nowMs();
  return createConnector({
    address,
    port: target.address.port ?? (isTls ? 443 : 80),
    host,
    isTls,
    roots,
    client,
    chargerMs: request.clockMs ?? laptopMs,
    laptopMs,
    deadlines: deps.deadlines,
    signal,
  });
};

/** A connection to the first address that answers; what was seen on the way is told of that one, or of the last. */
const connectFirst = async (addresses: readonly string[], host: string, climb: Climb) => {
  for (const [index, address] of addresses.entries()) {
    const connector = connectorFor(climb, address, host);
    const opened = await connector.open();
    const isOpen = opened.results[0]?.cause === 'tcp-open';
    if (!isOpen && index < addresses.length - 1) continue;
    for (const result of opened.results) climb.tell(result);
    return opened.stream === null ? null : { connector, stream: opened.stream };
  }
  return null;
};

/** Announces the charger; when the silent connection was cut, does it once more with pings. */
const claim = async (
  upgrade: Upgrade,
  { request: { idleS }, deps, tell, signal }: Climb,
  again: () => Promise<UpgradeOutcome>,
): Promise<void> => {
  const { bootMs } = deps.deadlines;
  let cutAfterS: number | null = null;
  const listen = (result: RungResult) => {
    if (result.cause === 'idle-dropped') cutAfterS = Number(result.params['seconds']);
    tell(result);
  };
  await claimIdentity(upgrade, { bootMs, idleS, pingEveryS: 0 }, listen, signal);
  if (cutAfterS === null) return;
  const next = await again();
  if (next.kind !== 'switched') return;
  const pingEveryS = Math.max(1, Math.floor(cutAfterS / 2));
  const onlyIdle = (result: RungResult) => {
    if (result.rung === 'idle') tell(result);
  };
  await claimIdentity(next, { bootMs, idleS, pingEveryS }, onlyIdle, signal);
};

const authenticated = async (
  { request, key, client }: Climb,
  answersAnybody: () => Promise<boolean>,
): Promise<RungResult> => {
  if (key !== null) return rungResult('auth-accepted', {});
  if (client !== null)
    return rungResult((await answersAnybody()) ? 'auth-certificate-not-checked' : 'auth-certificate', {});
  const usesKey = request.profile === 1 || request.profile === 2;
  return usesKey ? rungResult('auth-not-checked', {}) : rungResult('auth-not-asked', {});
};

const tellSwitched = async (
  upgrade: Upgrade,
  climb: Climb,
  ways: { again(): Promise<UpgradeOutcome>; answersAnybody(): Promise<boolean> },
): Promise<void> => {
  const { request, tell } = climb;
  const isRight = upgrade.isAcceptRight && upgrade.protocol === 'ocpp1.6';
  if (!isRight || !request.claim) closeQuietly(upgrade);
  if (!upgrade.isAcceptRight) return tell(rungResult('http-wrong-accept', {}));
  tell(rungResult('http-answered', { status: 101 }));
  tell(rungResult('path-known', {}));
  tell(await authenticated(climb, ways.answersAnybody));
  if (upgrade.protocol === null) return tell(rungResult('subprotocol-none', {}));
  if (!isRight) return tell(rungResult('subprotocol-other', { offered: upgrade.protocol }));
  tell(rungResult('subprotocol-agreed', {}));
  if (!request.claim) {
    tell(rungResult('claim-not-agreed', {}));
    return tell(rungResult('idle-not-asked', {}));
  }
  await claim(upgrade, climb, ways.again);
};

const climbHttp = async (
  climb: Climb,
  { connector, stream }: NonNullable<Awaited<ReturnType<typeof connectFirst>>>,
  parts: { readonly endpoint: string; readonly identity: string; readonly connection: string },
): Promise<void> => {
  const { key, tell, request } = climb;
  const { endpoint, identity, connection } = parts;
  const call = { url: connection, protocols: 'ocpp1.6', authorization: null };
  const credentials = (keyHex: string | null) => (keyHex === null ? null : { identity, keyHex });
  const first = await connector.ask(call, credentials(key?.hex ?? null), stream);
  const asking: Asking = {
    endpoint,
    identity,
    profile: request.profile,
    key,
    ask: (changes, keyHex) => connector.ask({ ...call, ...changes }, credentials(keyHex)),
    speaksTls: () => connector.speaksTls(),
  };
  if (first.kind === 'switched')
    return tellSwitched(first, climb, {
      again: () => asking.ask({}, key?.hex ?? null),
      answersAnybody: async () => (await connector.withoutCertificate()) === 'answered',
    });
  if (first.kind === 'answered') {
    for (const result of await judgeAnswer(first, asking)) tell(result);
    return;
  }
  const mayBeTls = ['http-closed', 'http-not-http', 'http-timeout'].includes(first.result.cause);
  tell(mayBeTls && (await connector.speaksTls()) ? rungResult('http-is-tls', {}) : first.result);
};

const climbAll = async (climb: Climb): Promise<void> => {
  const { target, deps, tell } = climb;
  tellRules(climb);
  const { url: endpoint, identity, connectionUrl: connection, address } = target;
  if (!target.ok || endpoint === null || identity === null || connection === null) return;
  // Brackets belong to the address in a URL only.
  const host = (address.host ?? '').replaceAll(/^\[|\]$/g, '');
  const isHere = host === 'localhost' || /^(?:127\.|::1$)/.test(host);
  if (!isHere && !deps.hasNetwork()) return tell(rungResult('network-missing', {}));
  tell(rungResult('network-there', {}));
  const addresses = address.isAddress ? [host] : await findAddresses(host, climb);
  if (address.isAddress) tell(rungResult('dns-found', { addresses: host }));
  const opened = await connectFirst(addresses, host, climb);
  if (opened) await climbHttp(climb, opened, { endpoint, identity, connection });
};

const verdictOf = (results: readonly RungResult[], connectionUrl: string | null): ProbeVerdict => {
  let reached: ProbeVerdict['reached'] = null;
  for (const rung of probeRungs) {
    const states = results.filter((result) => result.rung === rung).map(({ state }) => state);
    if (!states.every((state) => state === 'passed' || state === 'warned')) break;
    reached = rung;
  }
  return { reached, ok: results.every(({ state }) => state !== 'failed'), connectionUrl };
};

/**
 * Climbs towards the real back end as the charger would, and tells every rung, in order; those above a failed one as
 * not reached. Without `claim` nothing is sent after the upgrade. `input.invalid` for a key, a CA or a certificate of
 * the charger that is none.
 */
export const runProbe = async (
  request: ProbeRequest,
  deps: ProbeDeps,
  tell: (result: RungResult) => void,
  signal: AbortSignal,
): Promise<ProbeVerdict> => {
  const { url, identity, profile, isPractice } = request;
  const results: RungResult[] = [];
  const climb: Climb = {
    request,
    deps,
    target: checkTarget({ url, identity }, { profile, isPractice }),
    key: readKey(request.key),
    roots: readRoots(request.caPem),
    client: readClient(request, deps.nowMs()),
    signal,
    tell(result) {
      results.push(result);
      tell(result);
    },
  };
  await climbAll(climb);
  for (const rung of probeRungs)
    if (!results.some((result) => result.rung === rung)) climb.tell(notReached(rung));
  return verdictOf(results, climb.target.connectionUrl);
};
