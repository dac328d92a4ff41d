import type { OcppFiles, OcppLink, OcppLinkListeners, OcppSchema } from '#core/ports/ocppServer.ts';
import type { BackEndEvent, Violation } from '#shared/domain/ocppBackEnd/backEndEvent.ts';
import { appError } from '#shared/errors/appError.ts';
import type { AttemptList } from './attemptList.ts';
import type { AuthorizationKey } from './authorizationKey.ts';
import { type ChargerRecord, createChargerRecord } from './chargerRecord.ts';
import { createLinkListeners } from './linkListeners.ts';
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
  readonly aliveAfterMs: number;
  readonly key: AuthorizationKey | undefined;
  readonly attempts: AttemptList;
  nowMs(): number;
  tell(event: BackEndEvent): void;
}

const mostChargers = 500;

interface Open {
  readonly link: OcppLink;
  readonly attempt: number;
}

export const createChargerLinks = (options: ChargerLinksOptions): ChargerLinks => {
  const { attempts, nowMs, tell } = options;
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

  const listen = (charger: ChargerRecord, attempt: number): OcppLinkListeners =>
    createLinkListeners({
      ...options,
      ...{ charger, attempt, redact, tellCharger },
      tellViolation: (violation) => tellViolation(plainText(charger.identity), violation),
      isCurrent: () => open.get(charger.identity)?.attempt === attempt,
      ended: () => open.delete(charger.identity),
    });

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
