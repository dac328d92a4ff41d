import type { OcppFiles, OcppLink, OcppLinkListeners, OcppSchema } from '#core/ports/ocppServer.ts';
import type { BackEndEvent, Violation } from '#shared/domain/ocppBackEnd/backEndEvent.ts';
import { appError } from '#shared/errors/appError.ts';
import { createAnswering } from './answerCall.ts';
import type { AttemptList } from './attemptList.ts';
import type { AuthorizationKey } from './authorizationKey.ts';
import { type ChargerRecord, createChargerRecord } from './chargerRecord.ts';
import { plainText } from './plainText.ts';
import { createRedaction } from './redactFrame.ts';

/** Open connections by identity. */
export interface ChargerLinks {
  open(attempt: number, identity: string, link: OcppLink): OcppLinkListeners;
  /** The charger a command goes to. Errors: `ocpp.not-connected`, `ocpp.not-ready`. */
  ready(identity: string | undefined): { readonly identity: string; readonly link: OcppLink };
  chargers(): readonly ChargerRecord[];
  tellViolation(identity: string, violation: Omit<Violation, 'atMs' | 'identity'>): void;
}

export interface ChargerLinksOptions {
  readonly schema: OcppSchema;
  readonly files: OcppFiles;
  readonly isEnforcing: boolean;
  readonly heartbeatIntervalS: number;
  readonly key: AuthorizationKey | undefined;
  readonly attempts: AttemptList;
  nowMs(): number;
  tell(event: BackEndEvent): void;
}

const mostChargers = 1000;
/** From so long after the opening on, a living connection has outlasted the usual idle time-outs of proxies. */
const aliveAfterMs = 60_000;

interface Open {
  readonly link: OcppLink;
  readonly attempt: number;
}

export const createChargerLinks = (options: ChargerLinksOptions): ChargerLinks => {
  const { schema, files, attempts, nowMs, tell } = options;
  const records = new Map<string, ChargerRecord>();
  const open = new Map<string, Open>();
  const redact = createRedaction(options.key);
  // Not from 1: a number of an earlier run must not be taken for one of this run.
  let lastTransactionId = Math.floor(nowMs() / 1000) % 1_000_000_000;

  const recordOf = (identity: string): ChargerRecord => {
    const known = records.get(identity);
    if (known !== undefined) return known;
    const fresh = createChargerRecord(identity, nowMs, () => {
      lastTransactionId += 1;
      return lastTransactionId;
    });
    const [oldest] = [...records.keys()].filter((name) => !open.has(name));
    if (records.size >= mostChargers && oldest !== undefined) records.delete(oldest);
    records.set(identity, fresh);
    return fresh;
  };
  const tellCharger = (charger: ChargerRecord): void => tell({ event: 'charger', charger: charger.view() });
  const tellViolation: ChargerLinks['tellViolation'] = (identity, violation) =>
    tell({ event: 'violation', violation: { atMs: nowMs(), identity, ...violation } });

  const climb = (attempt: number, action: string): void => {
    attempts.passed(attempt, 'first-message');
    if (action === 'BootNotification') attempts.passed(attempt, 'boot');
    if (action === 'StatusNotification' || action === 'Heartbeat') attempts.passed(attempt, 'status');
  };

  const listen = (charger: ChargerRecord, attempt: number): OcppLinkListeners => {
    const { identity } = charger;
    const shown = plainText(identity);
    let pending = 0;
    const answer = createAnswering({
      ...{ charger, schema, files, nowMs },
      isEnforcing: options.isEnforcing,
      heartbeatIntervalS: options.heartbeatIntervalS,
      tellAlert: (alert) => tell({ event: 'alert', ...alert }),
      tellViolation: (violation) => tellViolation(shown, violation),
    });
    const alive = setTimeout(() => attempts.passed(attempt, 'alive'), aliveAfterMs).unref();
    const odd = (kind: 'several-at-once' | Parameters<OcppLinkListeners['onOdd']>[0], action = ''): void => {
      charger.violated();
      if (kind === 'stray-answer') charger.strayed();
      tellViolation(shown, { kind, action, path: '', rule: '', isRefused: kind === 'not-a-message' });
    };
    return {
      onCall: async (call) => {
        charger.heard();
        if (pending > 0) odd('several-at-once', plainText(call.action, 50));
        pending += 1;
        try {
          // One turn later: calls that came with this one are seen to wait.
          await Promise.resolve();
          const answered = answer(call);
          if (answered.kind === 'result') climb(attempt, call.action);
          tellCharger(charger);
          return answered;
        } finally {
          pending -= 1;
        }
      },
      onFrame: (direction, text) =>
        tell({
          event: 'frame',
          frame: {
            atMs: nowMs(),
            identity: shown,
            direction,
            bytes: Buffer.byteLength(text),
            text: redact(text),
          },
        }),
      onOdd: (kind) => odd(kind),
      onPong: () => undefined,
      onEnd: ({ code, isLost }) => {
        clearTimeout(alive);
        const isReplaced = open.get(identity)?.attempt !== attempt;
        const why = isReplaced
          ? 'replaced'
          : isLost
            ? 'lost'
            : code === 1001
              ? 'closed-by-us'
              : 'closed-by-charger';
        attempts.failed(attempt, 'alive', why, `code ${code}`);
        if (isReplaced) return;
        open.delete(identity);
        charger.disconnected();
        tellCharger(charger);
      },
    };
  };

  return {
    open: (attempt, identity, link) => {
      const charger = recordOf(identity);
      const before = open.get(identity);
      open.set(identity, { link, attempt });
      // The new connection wins: a charger that lost the old one would never get in again.
      before?.link.close(1008, 'replaced by a new connection');
      attempts.passed(attempt, 'opened');
      charger.connected();
      tellCharger(charger);
      return listen(charger, attempt);
    },
    ready: (wanted) => {
      const [only, ...others] = open.keys();
      const identity = wanted ?? (others.length === 0 ? only : undefined);
      const found = identity === undefined ? undefined : open.get(identity);
      if (identity === undefined || found === undefined)
        throw appError('ocpp.not-connected', { identity: identity ?? '?' });
      if (!recordOf(identity).isReady()) throw appError('ocpp.not-ready', { identity });
      return { identity, link: found.link };
    },
    chargers: () => [...records.values()],
    tellViolation,
  };
};
