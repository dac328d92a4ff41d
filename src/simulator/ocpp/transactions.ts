import type { OcppSide } from '#simulator/charger/ocppSide.ts';
import type { Session } from '#simulator/charger/session.ts';
import { createOutbox, numberToCome } from './outbox.ts';
import type { Payload } from './payload.ts';

interface Running {
  readonly sessionId: number;
  readonly idTag: string;
  readonly startedMs: number;
  /** Undefined until the back end has answered. */
  id: number | undefined;
  stopReason: string;
}

export interface TransactionsOptions {
  readonly side: OcppSide;
  nowMs(): number;
  /** Undefined while nobody listens. */
  call(): ((action: string, payload: Payload) => Promise<Payload>) | undefined;
  ended(): void;
}

/** Sessions of cars as transactions; what nobody took is kept, also over a restart, and sent later in order. */
export interface Transactions {
  /** Looks at the session: one that began or ended becomes a message. */
  look(): void;
  flush(): void;
  id(): number | undefined;
  startedMs(): number | undefined;
  /** Whose card releases the next session. */
  nextTag(idTag: string): void;
  /** Why the running one is going to end. */
  willStop(reason: string): void;
}

const isRunning = (session: Session | undefined): session is Session =>
  session !== undefined &&
  session.endRealMs === undefined &&
  session.authSource !== 0 &&
  !session.isStoppedByUser;

const isoTime = (epochMs: number): string => new Date(epochMs).toISOString();

export function createTransactions({ side, nowMs, call, ended }: TransactionsOptions): Transactions {
  let running: Running | undefined;
  let tag = '';
  const outbox = createOutbox({
    ...{ side, call },
    numbered: (id) => {
      if (running !== undefined && running.id === undefined) running.id = id;
    },
  });
  const begin = (session: Session): void => {
    const idTag = (session.card || tag || 'FREE').slice(0, 20);
    tag = '';
    const startedMs = nowMs();
    running = { sessionId: session.id, idTag, startedMs, id: undefined, stopReason: '' };
    const meterStart = side.view().energyWh;
    const timestamp = isoTime(startedMs);
    outbox.add('StartTransaction', { connectorId: 1, idTag, meterStart, timestamp });
  };
  const finish = (session: Session | undefined): void => {
    if (running === undefined) return;
    const { id, idTag, startedMs, stopReason } = running;
    const isGone = session?.id !== running.sessionId || session.endRealMs !== undefined;
    outbox.add('StopTransaction', {
      transactionId: id ?? numberToCome(isoTime(startedMs)),
      idTag,
      meterStop: side.view().energyWh,
      timestamp: isoTime(nowMs()),
      reason: stopReason || (isGone ? 'EVDisconnected' : 'Local'),
    });
    running = undefined;
    ended();
  };

  return {
    look: () => {
      const { session } = side.view();
      if (running !== undefined && (!isRunning(session) || session.id !== running.sessionId)) finish(session);
      if (running === undefined && isRunning(session)) begin(session);
      void outbox.flush();
    },
    flush: () => void outbox.flush(),
    id: () => running?.id,
    startedMs: () => running?.startedMs,
    nextTag: (idTag) => {
      tag = idTag;
    },
    willStop: (reason) => {
      if (running !== undefined) running.stopReason = reason;
    },
  };
}
