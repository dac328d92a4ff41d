import type { OcppDecision, OcppHandshake } from '#core/ports/ocppServer.ts';
import type { KeyHash } from '#shared/domain/ocppBackEnd/backEndState.ts';
import type { Diagnosis, Rung } from '#shared/domain/ocppBackEnd/ladder.ts';
import type { AuthorizationKey } from './authorizationKey.ts';
import { checkBasicAuth } from './basicAuth.ts';
import { isForeignOrigin } from './judgeOrigin.ts';
import { judgeProtocols } from './offeredProtocols.ts';
import { plainText } from './plainText.ts';
import { judgeTarget } from './requestTarget.ts';

export interface Admission {
  /** The only ones let in; empty: everybody. Compared exactly. */
  readonly identities: readonly string[];
  /** As `/ocpp`; the empty string is the root. */
  readonly paths: readonly string[];
  /** Of profiles 1 and 2. */
  readonly key: AuthorizationKey | KeyHash | undefined;
}

export interface Judgement {
  readonly decision: OcppDecision;
  /** The last rung passed. */
  readonly reached: Rung;
  readonly failed: { readonly rung: Rung; readonly diagnosis: Diagnosis } | null;
  readonly seen: string;
  readonly identity: string | null;
}

const longestSeen = 200;

const judgeIdentity = (identity: string, known: readonly string[]): Diagnosis | undefined => {
  if (known.length === 0 || known.includes(identity)) return undefined;
  const isCase = known.some((name) => name.toLowerCase() === identity.toLowerCase());
  return isCase ? 'identity-case' : 'identity-unexpected';
};

/** A judgement that ends below the open connection; `target` is what was seen where nothing else is named. */
const stopAt =
  (target: string) =>
  (
    decision: OcppDecision,
    reached: Rung,
    rung: Rung,
    diagnosis: Diagnosis,
    more: { seen?: string; identity?: string | null } = {},
  ): Judgement => ({
    decision,
    reached,
    failed: { rung, diagnosis },
    seen: more.seen ?? target,
    identity: more.identity ?? null,
  });

/** Decides on a request to open a connection, rung by rung, each with its own reason. Opens nothing by itself. */
export const admit = (handshake: OcppHandshake, { identities, paths, key }: Admission): Judgement => {
  const target = plainText(handshake.target, longestSeen);
  const stop = stopAt(target);
  const judged = judgeTarget(handshake.target, paths);
  if (!handshake.isUpgrade) {
    const isCharger = handshake.offered !== undefined;
    return stop(
      { kind: 'refuse', status: isCharger ? 400 : 426 },
      'tcp',
      'http',
      isCharger ? 'bad-handshake' : 'not-websocket',
    );
  }
  // A page cannot send a key; without one it could pretend to be a charger.
  if (key === undefined && isForeignOrigin(handshake))
    return stop({ kind: 'refuse', status: 403 }, 'tcp', 'http', 'origin-foreign', {
      seen: plainText(handshake.origin, longestSeen),
    });
  if (judged.kind === 'wrong') {
    const reached = judged.rung === 'identity' ? 'path' : 'http';
    const identity = judged.identity === null ? null : plainText(judged.identity);
    return stop({ kind: 'refuse', status: judged.status }, reached, judged.rung, judged.diagnosis, {
      identity,
    });
  }
  const { identity } = judged;
  const shown = plainText(identity);
  const foreign = judgeIdentity(identity, identities);
  if (foreign) return stop({ kind: 'refuse', status: 404 }, 'path', 'identity', foreign, { identity: shown });
  const auth = key && checkBasicAuth(handshake.authorization, identity, key);
  if (auth)
    return stop({ kind: 'refuse', status: 401 }, 'identity', 'authentication', auth, { identity: shown });
  const protocols = judgeProtocols(handshake.offered);
  if (protocols) {
    const isMalformed = protocols === 'subprotocol-malformed';
    return stop(
      isMalformed ? { kind: 'refuse', status: 400 } : { kind: 'open-and-close' },
      'authentication',
      'subprotocol',
      protocols,
      { identity: shown, seen: plainText(handshake.offered ?? '', longestSeen) },
    );
  }
  return {
    decision: { kind: 'open', identity },
    reached: 'opened',
    failed: null,
    seen: target,
    identity: shown,
  };
};
