import { type Attempt, type Diagnosis, isAtLeast, type Rung } from '#shared/domain/ocppBackEnd/ladder.ts';

const mostAttempts = 200;

/** Every attempt to connect, the newest last; old ones go. */
export interface AttemptList {
  begin(peer: string): number;
  /** Also one that failed is told further: the reason stays with it. */
  passed(id: number, rung: Rung): void;
  failed(id: number, rung: Rung, diagnosis: Diagnosis, seen?: string): void;
  seen(id: number, what: { readonly seen: string; readonly identity: string | null }): void;
  /** It was no attempt to connect. */
  dismiss(id: number): void;
  all(): readonly Attempt[];
}

const hostOf = (peer: string): string => peer.slice(0, peer.lastIndexOf(':'));

const isSame = (one: Attempt, other: Attempt): boolean =>
  hostOf(one.peer) === hostOf(other.peer) &&
  one.failed === other.failed &&
  one.diagnosis === other.diagnosis &&
  one.seen === other.seen &&
  one.identity === other.identity;

/** `tell` hears of each attempt that has something new. */
export const createAttemptList = (nowMs: () => number, tell: (attempt: Attempt) => void): AttemptList => {
  const attempts = new Map<number, Attempt>();
  let lastId = 0;
  let lastFailed: Attempt | undefined;
  const change = (id: number, update: Partial<Attempt>): Attempt | undefined => {
    const before = attempts.get(id);
    if (before === undefined) return undefined;
    const after = { ...before, ...update };
    attempts.set(id, after);
    return after;
  };
  /** A charger that knocks every second makes one line, not a thousand. */
  const countRepeat = (attempt: Attempt): Attempt => {
    const first = lastFailed && attempts.get(lastFailed.id);
    if (first === undefined || first.id === attempt.id || !isSame(first, attempt)) return attempt;
    attempts.delete(first.id);
    return change(attempt.id, { times: first.times + 1, startedMs: first.startedMs }) ?? attempt;
  };
  return {
    begin: (peer) => {
      lastId += 1;
      attempts.set(lastId, {
        id: lastId,
        startedMs: nowMs(),
        peer,
        reached: 'tcp',
        failed: null,
        diagnosis: null,
        seen: '',
        identity: null,
        times: 1,
      });
      const [oldest] = attempts.keys();
      if (attempts.size > mostAttempts && oldest !== undefined) attempts.delete(oldest);
      return lastId;
    },
    passed: (id, rung) => {
      const before = attempts.get(id);
      if (before === undefined || isAtLeast(before.reached, rung)) return;
      const after = change(id, { reached: rung });
      // Below that it is known within milliseconds how it goes on.
      if (after && isAtLeast(rung, 'opened')) tell(after);
    },
    failed: (id, rung, diagnosis, seen) => {
      if (attempts.get(id)?.failed !== null) return;
      const after = change(id, { failed: rung, diagnosis, ...(seen === undefined ? {} : { seen }) });
      if (after === undefined) return;
      lastFailed = countRepeat(after);
      tell(lastFailed);
    },
    seen: (id, what) => void change(id, what),
    dismiss: (id) => void attempts.delete(id),
    all: () => [...attempts.values()],
  };
};
