import { addCardEnergy } from './cards.ts';
import type { Parts } from './parts.ts';
import type { ScheduleView } from './schedules.ts';
import {
  addSample,
  authSource,
  beginSession,
  keepRecord,
  recordOf,
  type Session,
  type SessionSample,
  stopReason,
} from './session.ts';

const saveEveryRealMs = 60_000;
const drawingMa = 1000;

interface ReleasingCard {
  readonly uid: string;
  readonly limitMa: number;
}

interface LimitEffect {
  readonly isPaused: boolean;
  readonly bySchedule: boolean;
}

/** The session of the car on the cable, and the one before. */
export interface Sessions {
  current(): Session | undefined;
  /** Also the finished one, until the next car. */
  last(): Session | undefined;
  begin(): void;
  end(reason: 'unplugged' | 'restart' | 'mainsLoss'): void;
  /** Whether the limit in force lets it charge, and whether a schedule is what does not. */
  limited(limit: LimitEffect): void;
  isReleased(): boolean;
  release(source: number, card?: ReleasingCard): boolean;
  stop(reason: number): boolean;
  sample(sample: SessionSample): void;
  /** Looks at what ends charging: the limits of block C, a fault, a full car. */
  checkLimits(isCarFull: boolean): void;
  isSinglePhase(): boolean;
  hasReachedTarget(schedule: ScheduleView): boolean;
}

type SessionParts = Pick<Parts, 'store' | 'time' | 'settings' | 'control' | 'faults'>;

/** What a session begins with where nobody has to release it. */
function freeSource({ settings }: SessionParts): number {
  const mode = settings.number('settings.startMode');
  return mode === 0 ? authSource.free : mode === 4 ? authSource.schedule : authSource.none;
}

/** Stores what becomes the record of a session that the mains end. */
function keepRunning(store: Parts['store'], session: Session, endS: number): void {
  store.state.runningSession = recordOf(session, endS, stopReason.mainsLoss);
  store.trySave();
}

function releaseSession(session: Session, source: number, card: ReleasingCard | undefined): void {
  session.isStoppedByUser = false;
  if (session.authSource === authSource.none) session.authSource = source;
  if (card !== undefined) {
    session.card = card.uid;
    session.cardLimitMa = card.limitMa;
  }
}

function noteLimit(session: Session, { isPaused, bySchedule }: LimitEffect, { faults }: SessionParts): void {
  const isEnded = session.isStoppedByUser || session.isLimitReached || faults.blocksCharging();
  // What stopped it once is over when it may charge again.
  if (!isPaused && !isEnded && session.stop !== stopReason.carFinished) session.stop = undefined;
  if (bySchedule && session.chargingMs > 0) session.stop ??= stopReason.schedule;
}

function noteEnds(session: Session, { time, control, faults }: SessionParts, isCarFull: boolean): void {
  const minutes = (time.realMs() - session.startRealMs) / 60_000;
  const isLong = control.timeLimitMin !== 0 && minutes >= control.timeLimitMin;
  const isMuch = control.energyLimitWh !== 0 && session.energyWh >= control.energyLimitWh;
  session.isLimitReached = isLong || isMuch;
  if (isMuch) session.stop ??= stopReason.energyLimit;
  if (isLong) session.stop ??= stopReason.timeLimit;
  if (faults.blocksCharging()) session.stop ??= stopReason.fault;
  if (isCarFull) session.stop ??= stopReason.carFinished;
}

/** Counts what a session takes from the start of each charging window. */
function createWindowTarget(): {
  forget(): void;
  isReached(session: Session | undefined, schedule: ScheduleView): boolean;
} {
  let window: { slot: number; fromWh: number } | undefined;
  return {
    forget: () => {
      window = undefined;
    },
    isReached: (session, { openSlot, targetWh }) => {
      if (session === undefined || openSlot === undefined) {
        window = undefined;
        return false;
      }
      if (window?.slot !== openSlot) window = { slot: openSlot, fromWh: session.energyWh };
      return targetWh !== 0 && session.energyWh - window.fromWh >= targetWh;
    },
  };
}

export function createSessions(parts: SessionParts): Sessions {
  const { store, time } = parts;
  const windowTarget = createWindowTarget();
  let last: Session | undefined;
  let isSinglePhase = false;
  let savedAtRealMs = 0;

  const current = () => (last?.endRealMs === undefined ? last : undefined);
  /** False when there is no session. */
  const change = (by: (session: Session) => void): boolean => {
    const session = current();
    if (session !== undefined) by(session);
    return session !== undefined;
  };
  const startS = () => (time.clockQuality() === 0 ? 0 : time.clockS());
  const learnPhases = ({ milliamps }: SessionSample) => {
    const loaded = milliamps.filter((ma) => ma > drawingMa).length;
    if (loaded > 0) isSinglePhase = loaded === 1;
  };

  return {
    current,
    last: () => last,
    begin: () => {
      last = beginSession(store, startS(), time.realMs());
      last.authSource = freeSource(parts);
      isSinglePhase = false;
      windowTarget.forget();
      keepRunning(store, last, 0);
    },
    end: (reason) => {
      change((session) => {
        session.endRealMs = time.realMs();
        keepRecord(store, recordOf(session, startS(), stopReason[reason]));
        addCardEnergy(store, session.card, session.energyWh);
        store.trySave();
      });
    },
    limited: (limit) => void change((session) => noteLimit(session, limit, parts)),
    isReleased: () => (current()?.authSource ?? authSource.none) !== authSource.none,
    release: (source, card) => change((session) => releaseSession(session, source, card)),
    stop: (reason) =>
      change((session) => {
        session.isStoppedByUser = true;
        session.stop ??= reason;
      }),
    sample: (sample) => {
      change((session) => {
        addSample(session, store, sample);
        learnPhases(sample);
        if (time.realMs() - savedAtRealMs < saveEveryRealMs) return;
        savedAtRealMs = time.realMs();
        keepRunning(store, session, startS());
      });
    },
    checkLimits: (isCarFull) => void change((session) => noteEnds(session, parts, isCarFull)),
    isSinglePhase: () => isSinglePhase,
    hasReachedTarget: (schedule) => windowTarget.isReached(current(), schedule),
  };
}
