import type { OcppLinkListeners } from '#core/ports/ocppServer.ts';
import type { Violation } from '#shared/domain/ocppBackEnd/backEndEvent.ts';
import { createAnswering } from './answerCall.ts';
import type { ChargerLinksOptions } from './chargerLinks.ts';
import type { ChargerRecord } from './chargerRecord.ts';
import { plainText } from './plainText.ts';

interface ListenerParts extends ChargerLinksOptions {
  readonly charger: ChargerRecord;
  readonly attempt: number;
  redact(text: string): string | null;
  tellCharger(charger: ChargerRecord): void;
  tellViolation(violation: Omit<Violation, 'atMs' | 'identity'>): void;
  /** No newer connection of the same charger has taken its place. */
  isCurrent(): boolean;
  ended(): void;
}

type Odd = 'several-at-once' | Parameters<OcppLinkListeners['onOdd']>[0];

const closedByUs = 1001;

/** What happens on one connection, told and answered. */
export const createLinkListeners = (parts: ListenerParts): OcppLinkListeners => {
  const { charger, attempt, attempts, nowMs, tell, tellCharger, tellViolation } = parts;
  const identity = plainText(charger.identity);
  let pending = 0;
  const answer = createAnswering({ ...parts, tellAlert: (alert) => tell({ event: 'alert', ...alert }) });
  const alive = setTimeout(() => attempts.passed(attempt, 'alive'), parts.aliveAfterMs).unref();

  const climb = (action: string): void => {
    attempts.passed(attempt, 'first-message');
    if (action === 'BootNotification') attempts.passed(attempt, 'boot');
    if (action === 'StatusNotification' || action === 'Heartbeat') attempts.passed(attempt, 'status');
  };
  const odd = (kind: Odd, action = ''): void => {
    charger.violated();
    if (kind === 'stray-answer') charger.strayed();
    tellViolation({ kind, action, path: '', rule: '', isRefused: kind === 'not-a-message' });
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
        if (answered.kind === 'result') climb(call.action);
        tellCharger(charger);
        return answered;
      } finally {
        pending -= 1;
      }
    },
    onFrame: (direction, text) => {
      const bytes = Buffer.byteLength(text);
      tell({
        event: 'frame',
        frame: { atMs: nowMs(), identity, direction, bytes, text: parts.redact(text) },
      });
    },
    onOdd: (kind) => odd(kind),
    onEnd: ({ code, isLost }) => {
      clearTimeout(alive);
      const ending = isLost ? 'lost' : code === closedByUs ? 'closed-by-us' : 'closed-by-charger';
      attempts.failed(attempt, 'alive', parts.isCurrent() ? ending : 'replaced', `code ${code}`);
      if (!parts.isCurrent()) return;
      parts.ended();
      charger.disconnected();
      tellCharger(charger);
    },
  };
};
