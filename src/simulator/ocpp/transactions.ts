import type { OcppSide } from '#simulator/charger/ocppSide.ts';
import type { Session } from '#simulator/charger/session.ts';
import { CallError, type Payload } from './messages.ts';

const mostQueued = 500;

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
  meterValue(context: string): Payload;
}

const isRunning = (session: Session | undefined): session is Session =>
  session !== undefined &&
  session.endRealMs === undefined &&
  session.authSource !== 0 &&
  !session.isStoppedByUser;

const phases = ['L1', 'L2', 'L3'];

export function createTransactions({ side, nowMs, call, ended }: TransactionsOptions): Transactions {
  let running: Running | undefined;
  let isSending = false;
  let tag = '';
  const iso = () => new Date(nowMs()).toISOString();

  const enqueue = (action: string, payload: Payload): void => {
    const { queue } = side.memory;
    queue.push({ action, payload });
    if (queue.length > mostQueued) queue.shift();
    side.remember();
  };
  /** What was begun without a back end gets its number when that answers. */
  const gotNumber = (startedAt: unknown, number: unknown): void => {
    if (typeof number !== 'number') return;
    if (running !== undefined && running.id === undefined) running.id = number;
    for (const { action, payload } of side.memory.queue)
      if (action !== 'StartTransaction' && payload['transactionId'] === `after ${String(startedAt)}`)
        payload['transactionId'] = number;
  };
  const flush = async (): Promise<void> => {
    const send = call();
    if (isSending || send === undefined) return;
    isSending = true;
    try {
      for (let first = side.memory.queue[0]; first !== undefined; first = side.memory.queue[0]) {
        const { action, payload } = first;
        // A number that never came: the start was refused.
        const isLost = typeof payload['transactionId'] === 'string';
        const answer = await send(action, isLost ? { ...payload, transactionId: -1 } : payload);
        side.memory.queue.shift();
        side.remember();
        if (action === 'StartTransaction') gotNumber(payload['timestamp'], answer['transactionId']);
      }
    } catch (error) {
      // Refused for good, and not because nobody was there: it would block everything behind it.
      if (error instanceof CallError && !['Offline', 'Timeout', 'InternalError'].includes(error.code)) {
        side.memory.queue.shift();
        side.remember();
      }
    } finally {
      isSending = false;
    }
  };
  const begin = (session: Session): void => {
    const idTag = (session.card || tag || 'FREE').slice(0, 20);
    tag = '';
    const startedMs = nowMs();
    running = { sessionId: session.id, idTag, startedMs, id: undefined, stopReason: '' };
    const meterStart = side.view().energyWh;
    const timestamp = new Date(startedMs).toISOString();
    enqueue('StartTransaction', { connectorId: 1, idTag, meterStart, timestamp });
  };
  const finish = (session: Session | undefined): void => {
    if (running === undefined) return;
    const { id, idTag, startedMs, stopReason } = running;
    const isGone = session?.id !== running.sessionId || session.endRealMs !== undefined;
    enqueue('StopTransaction', {
      transactionId: id ?? `after ${new Date(startedMs).toISOString()}`,
      idTag,
      meterStop: side.view().energyWh,
      timestamp: iso(),
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
      void flush();
    },
    flush: () => void flush(),
    id: () => running?.id,
    startedMs: () => running?.startedMs,
    nextTag: (idTag) => {
      tag = idTag;
    },
    willStop: (reason) => {
      if (running !== undefined) running.stopReason = reason;
    },
    meterValue: (context) => {
      const { energyWh, powerW, amps, volts, offeredA } = side.view();
      const sample = (measurand: string, value: number, unit: string, phase?: string) => ({
        ...{ value: String(value), context, measurand, unit },
        ...(phase === undefined ? {} : { phase }),
      });
      return {
        timestamp: iso(),
        sampledValue: [
          sample('Energy.Active.Import.Register', energyWh, 'Wh'),
          sample('Power.Active.Import', powerW, 'W'),
          sample('Current.Offered', offeredA, 'A'),
          ...amps.map((amp, n) => sample('Current.Import', amp, 'A', phases[n])),
          ...volts.map((volt, n) => sample('Voltage', volt, 'V', `${phases[n]}-N`)),
        ],
      };
    },
  };
}
