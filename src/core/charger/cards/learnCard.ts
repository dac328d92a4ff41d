import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { isRefusal, REFUSED } from '#core/devices/writeRefusal.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Journal } from '#core/provisioning/journal.ts';
import { type Card, type CardSlots, cardSlots } from '#shared/domain/charger/cards/cardSlots.ts';
import { type AppError, appError } from '#shared/errors/appError.ts';

export interface LearnRequest {
  readonly session: DeviceSession;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Ends the waiting, here and in the charger. */
  readonly signal: AbortSignal;
  onWaiting(seconds: number, ofSeconds: number): void;
}

/** `command.run` of the reference profile. */
const LEARN = 9;
const DONE = 2;
const LAST = 'command.last';
const RESULT = 'command.result';
const pollMs = 500;
/** How long the reference charger waits for a card, and how much later it has surely given up. */
export const learnSeconds = 60;
const graceSeconds = 10;

const readCards = async (session: DeviceSession): Promise<CardSlots> =>
  cardSlots(
    await session.read([
      'cards.slots',
      ...[...session.profile.points.keys()].filter((name) => /^cards\.\d+\./.test(name)),
    ]),
  );

const refusalOf = (code: number, { identity }: DeviceSession): AppError => {
  const device = identity.name;
  if (code === REFUSED.state) return appError('cards.full', { device });
  return code === REFUSED.value
    ? appError('cards.not-usable', { device })
    : appError('cards.none-shown', { device });
};

/** Waits until the charger has concluded; null = learned, else why not. */
const followLearning = async (request: LearnRequest): Promise<AppError | null> => {
  const { session, clock, signal, onWaiting } = request;
  const startedMs = clock.monotonicMs();
  while (true) {
    const values = await session.read([LAST, RESULT]);
    const code = Number(values[RESULT]);
    // Another window or person gave a command of their own: nobody waits for a card any more.
    if (values[LAST] !== LEARN) return refusalOf(REFUSED.failed, session);
    if (code === DONE) return null;
    if (isRefusal(code)) return refusalOf(code, session);
    const seconds = ((clock.monotonicMs() - startedMs) * clock.speed()) / 1000;
    if (seconds > learnSeconds + graceSeconds) return refusalOf(REFUSED.failed, session);
    onWaiting(Math.min(learnSeconds, Math.floor(seconds)), learnSeconds);
    await clock.sleep(pollMs, signal).catch(() => undefined);
    if (!signal.aborted) continue;
    // Any other command ends it; this one has nothing to do here.
    await session.forgetStaged();
    return appError('job.cancelled', {});
  }
};

/**
 * Lets the charger learn the next card that is held to it, and answers where it went. Errors: `cards.full`,
 * `cards.not-usable` (known, or no card), `cards.none-shown`, `job.cancelled`, those of a write and of the link.
 */
export const learnCard = async (request: LearnRequest): Promise<Card> => {
  const { session, journal } = request;
  const before = await readCards(session);
  if (before.freeSlots.length === 0 && before.unknownSlots.length === 0) {
    throw appError('cards.full', { device: session.identity.name });
  }
  const change = { point: 'command.run', wanted: LEARN };
  const announcement = {
    door: session.door,
    changes: [{ ...change, result: 'planned' as const }],
    details: { purpose: 'command', command: 'learn-card' },
  };
  const learned = await journal.record<Card | AppError | undefined>(announcement, async () => {
    await session.command(LEARN);
    const failure = await followLearning(request);
    if (failure !== null) {
      return {
        value: failure,
        changes: [{ ...change, result: 'refused' }],
        details: { reason: failure.code },
      };
    }
    const after = await readCards(session);
    const card = after.cards.find(
      ({ uid, slot }) => !before.cards.some((old) => old.slot === slot && old.uid === uid),
    );
    const result = card === undefined ? ('unknown' as const) : ('written' as const);
    return { value: card, changes: [{ ...change, result }], details: { slot: card?.slot ?? null } };
  });
  if (learned === undefined) throw appError('cards.not-usable', { device: session.identity.name });
  if (learned instanceof Error) throw learned;
  return learned;
};
