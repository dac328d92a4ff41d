import type { ConditionsTable } from './linkConditions.ts';

export interface ConnectionEvents {
  /** Something waits, or the conditions changed. */
  pump(): void;
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
  let isOver = false;

  const intervalMs = () => conditions.of(address).latencyMs || options.intervalMs();
  const isReliable = () => {
    const { inRange, loss } = conditions.of(address);
    return inRange && loss === 0;
  };
  const next = () => {
    if (!isOver && (hasWork() || !isReliable())) timer = setTimeout(happen, intervalMs());
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
  return {
    pump: () => {
      if (isOver || timer !== undefined) return;
      lastHeardMs = performance.now();
      if (isReliable() && conditions.of(address).latencyMs === 0) onHeard();
      else next();
    },
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
};
