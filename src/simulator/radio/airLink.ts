import { status } from './hciCodes.ts';
import type { ConnectionParameters } from './hciEvents.ts';
import type { ConditionsTable } from './linkConditions.ts';

/** One end of a link, as the air sees it. */
export interface LinkEnd {
  receive(isContinuation: boolean, payload: Buffer): void;
  /** `count` packets of this end have reached the other one. */
  sent(count: number): void;
  updated(parameters: ConnectionParameters): void;
  ended(reason: number): void;
}

interface Waiting {
  readonly to: LinkEnd;
  readonly from: LinkEnd;
  readonly isContinuation: boolean;
  readonly payload: Buffer;
}

export interface AirLink {
  readonly peripheralAddress: string;
  send(from: LinkEnd, isContinuation: boolean, payload: Buffer): void;
  /** A host asked to end the link; the other one hears `reason`. */
  terminate(by: LinkEnd, reason: number): void;
  update(parameters: ConnectionParameters): void;
  conditionsChanged(): void;
  /** Ends the link at once, for both. */
  cut(reason: number): void;
}

export interface AirLinkOptions {
  readonly central: LinkEnd;
  readonly peripheral: LinkEnd;
  readonly peripheralAddress: string;
  readonly parameters: ConnectionParameters;
  readonly conditions: ConditionsTable;
  readonly onEnded: () => void;
}

/**
 * The link layer between two controllers. It repeats a packet until it is heard, so nothing is lost while the link
 * lives; what loss costs is connection intervals, and in the end the supervision time-out.
 */
export const createAirLink = (options: AirLinkOptions): AirLink => {
  const { central, peripheral, peripheralAddress, conditions, onEnded } = options;
  let parameters = options.parameters;
  let queue: Waiting[] = [];
  let ending: { readonly by: LinkEnd; readonly reason: number } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let lastHeardMs = 0;
  let isOver = false;

  const isPerfect = () => {
    const now = conditions.of(peripheralAddress);
    return now.inRange && now.loss === 0 && now.latencyMs === 0;
  };
  const isQuiet = () => {
    const now = conditions.of(peripheralAddress);
    return now.inRange && now.loss === 0 && queue.length === 0 && ending === undefined;
  };
  const intervalMs = () => conditions.of(peripheralAddress).latencyMs || parameters.interval * 1.25;

  const finish = (centralReason: number, peripheralReason: number) => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    queue = [];
    onEnded();
    central.ended(centralReason);
    peripheral.ended(peripheralReason);
  };
  const deliver = () => {
    const heard = queue;
    queue = [];
    for (const { to, from, isContinuation, payload } of heard) {
      to.receive(isContinuation, payload);
      from.sent(1);
    }
    if (ending === undefined) return;
    const { by, reason } = ending;
    const at = (end: LinkEnd) => (end === by ? status.localHostEnded : reason);
    finish(at(central), at(peripheral));
  };
  const connectionEvent = () => {
    timer = undefined;
    const nowMs = performance.now();
    if (conditions.isHeard(peripheralAddress)) {
      lastHeardMs = nowMs;
      deliver();
    } else if (nowMs - lastHeardMs >= parameters.timeout * 10) {
      return finish(status.supervisionTimeout, status.supervisionTimeout);
    }
    if (!isOver && !isQuiet()) timer = setTimeout(connectionEvent, intervalMs());
  };
  const pump = () => {
    if (isOver || timer !== undefined) return;
    if (isPerfect()) return deliver();
    if (isQuiet()) return;
    lastHeardMs = performance.now();
    timer = setTimeout(connectionEvent, intervalMs());
  };

  return {
    peripheralAddress,
    send: (from, isContinuation, payload) => {
      if (isOver) return;
      queue.push({ from, to: from === central ? peripheral : central, isContinuation, payload });
      pump();
    },
    terminate: (by, reason) => {
      ending ??= { by, reason };
      pump();
    },
    update: (wanted) => {
      parameters = wanted;
      central.updated(wanted);
      peripheral.updated(wanted);
    },
    conditionsChanged: pump,
    cut: (reason) => finish(reason, reason),
  };
};
