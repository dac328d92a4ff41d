import { createConnectionEvents } from './connectionEvents.ts';
import { status } from './hciCodes.ts';
import type { ConnectionParameters } from './hciEvents.ts';
import type { ConditionsTable } from './linkConditions.ts';
import { createPacketQueue } from './packetQueue.ts';

/** One end of a link, as the air sees it. */
export interface LinkEnd {
  receive(isContinuation: boolean, payload: Buffer): void;
  /** `count` packets of this end have reached the other one. */
  sent(count: number): void;
  updated(parameters: ConnectionParameters): void;
  ended(reason: number): void;
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
  /** Told of each packet that was delivered; true = that was the last one of this link. */
  readonly isLastPacket?: () => boolean;
  readonly onEnded: () => void;
}

/**
 * The link layer between two controllers. It repeats a packet until it is heard, so nothing is lost while the link
 * lives; what loss costs is connection intervals, and in the end the supervision time-out.
 */
export const createAirLink = (options: AirLinkOptions): AirLink => {
  const { central, peripheral, peripheralAddress, conditions, onEnded } = options;
  const isLastPacket = options.isLastPacket ?? (() => false);
  let parameters = options.parameters;
  const queue = createPacketQueue();
  let ending: { readonly by: LinkEnd; readonly reason: number } | undefined;
  let endingTimer: NodeJS.Timeout | undefined;
  let isOver = false;

  const finish = (centralReason: number, peripheralReason: number) => {
    if (isOver) return;
    isOver = true;
    events.stop();
    clearTimeout(endingTimer);
    queue.clear();
    onEnded();
    central.ended(centralReason);
    peripheral.ended(peripheralReason);
  };
  const finishEnding = (heardReason = ending?.reason) => {
    if (ending === undefined || heardReason === undefined) return;
    const isCentral = ending.by === central;
    finish(isCentral ? status.localHostEnded : heardReason, isCentral ? heardReason : status.localHostEnded);
  };
  const cut = (reason: number) => finish(reason, reason);
  const events = createConnectionEvents({
    address: peripheralAddress,
    conditions,
    intervalMs: () => parameters.interval * 1.25,
    supervisionTimeoutMs: () => parameters.timeout * 10,
    hasWork: () => ending !== undefined || !queue.isEmpty(),
    onHeard: () => {
      if (queue.deliver(isLastPacket)) cut(status.supervisionTimeout);
      else finishEnding();
    },
    onSupervisionTimeout: () => cut(status.supervisionTimeout),
  });

  return {
    peripheralAddress,
    cut,
    conditionsChanged: events.conditionsChanged,
    send: (from, isContinuation, payload) => {
      if (isOver) return;
      queue.add({ from, to: from === central ? peripheral : central, isContinuation, payload });
      events.pump();
    },
    terminate: (by, reason) => {
      if (isOver || ending) return;
      ending = { by, reason };
      // An end the other side does not confirm counts after the supervision time-out (Vol 6 Part B, 5.1.6).
      endingTimer = setTimeout(() => finishEnding(status.supervisionTimeout), parameters.timeout * 10);
      events.pump();
    },
    update: (wanted) => {
      parameters = wanted;
      central.updated(wanted);
      peripheral.updated(wanted);
    },
  };
};
