import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import promised from 'node:timers/promises';

/** Time that stands still until it is moved on: all timers of this process but those inside Node. */
export interface HeldClock {
  /** Lets what is due within so many milliseconds happen, in its order. */
  pass(ms: number): void;
}

interface Waiting {
  readonly run: () => void;
  readonly everyMs: number;
  dueMs: number;
  readonly isRepeated: boolean;
}

/**
 * Takes the timers over, also from libraries that keep the ones they find when they are loaded: called before those
 * are. `setImmediate` stays, so that what travels over sockets goes on travelling.
 */
export const holdClock = (): HeldClock => {
  let nowMs = Date.now();
  const waiting = new Set<Waiting>();
  const arm =
    (isRepeated: boolean) =>
    (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
      const everyMs = Math.max(1, ms ?? 1);
      const one: Waiting = { run: () => work(...args), everyMs, dueMs: nowMs + everyMs, isRepeated };
      waiting.add(one);
      const timer = {
        ref: () => timer,
        unref: () => timer,
        hasRef: () => true,
        refresh: () => {
          one.dueMs = nowMs + everyMs;
          waiting.add(one);
          return timer;
        },
        close: () => void waiting.delete(one),
        [Symbol.dispose]: () => void waiting.delete(one),
      };
      return timer;
    };
  const disarm = (timer: { close?: () => void } | undefined) => timer?.close?.();
  const later = (ms: number, value: unknown, { signal }: { signal?: AbortSignal } = {}) =>
    new Promise((resolve, reject) => {
      const timer = arm(false)(() => resolve(value), ms);
      signal?.addEventListener('abort', () => {
        disarm(timer);
        reject(signal.reason);
      });
    });
  const own = {
    ...{ setTimeout: arm(false), setInterval: arm(true) },
    ...{ clearTimeout: disarm, clearInterval: disarm },
  };
  for (const [name, work] of Object.entries(own)) {
    Reflect.set(timers, name, work);
    Reflect.set(globalThis, name, work);
  }
  Reflect.set(promised, 'setTimeout', later);
  Date.now = () => nowMs;
  syncBuiltinESMExports();

  const next = (untilMs: number): Waiting | undefined =>
    [...waiting].filter(({ dueMs }) => dueMs <= untilMs).toSorted((a, b) => a.dueMs - b.dueMs)[0];
  return {
    pass(ms) {
      const untilMs = nowMs + ms;
      for (let due = next(untilMs); due !== undefined; due = next(untilMs)) {
        nowMs = due.dueMs;
        if (due.isRepeated) due.dueMs += due.everyMs;
        else waiting.delete(due);
        due.run();
      }
      nowMs = untilMs;
    },
  };
};
