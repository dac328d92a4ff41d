import type { ConditionsTable } from './linkConditions.ts';

export interface ConnectionEvents {
  /** Something waits. */
  pump(): void;
  conditionsChanged(): void;
  stop(): void;
}

export interface ConnectionEventsOptions {
  readonly address: string;
  readonly conditions: ConditionsTable;
  readonly intervalMs: () => number;
  readonly supervisionTimeoutMs: () => number;
  readonly hasWork: () => boolean;
  /** An event in which both sides heard each other. */
  readonly onHeard: () => void;
  readonly onSupervisionTimeout: () => void;
}

/**
 * The heartbeat of a link. Over a perfect air everything is heard at once and no timer runs; otherwise events come at
 * the connection interval, and a link in which none was heard for the supervision time-out is over.
 */
export const createConnectionEvents = (options: ConnectionEventsOptions): ConnectionEvents => {
  const { address, conditions, hasWork, onHeard } = options;
  let timer: NodeJS.Timeout | undefined;
  let lastHeardMs = 0;
  /** While the air is good, the empty events nobody counts are heard as well. */
  let wasReliable = true;
  let isOver = false;

  const intervalMs = () => conditions.of(address).latencyMs || options.intervalMs();
  const isReliable = () => {
    const { inRange, loss } = conditions.of(address);
    return inRange && loss === 0;
  };
  const next = () => {
    wasReliable = isReliable();
    if (!isOver && (hasWork() || !wasReliable)) timer = setTimeout(happen, intervalMs());
  };
  const happen = () => {
    timer = undefined;
    const nowMs = performance.now();
    if (conditions.isHeard(address)) {
      lastHeardMs = nowMs;
      onHeard();
    } else if (nowMs - lastHeardMs >= options.supervisionTimeoutMs()) {
      return options.onSupervisionTimeout();
    }
    next();
  };
  const pump = () => {
    if (isOver || timer !== undefined) return;
    if (wasReliable) lastHeardMs = performance.now();
    if (isReliable() && conditions.of(address).latencyMs === 0) {
      wasReliable = true;
      onHeard();
    } else {
      next();
    }
  };
  return {
    pump,
    conditionsChanged: () => {
      clearTimeout(timer);
      timer = undefined;
      pump();
    },
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
};
