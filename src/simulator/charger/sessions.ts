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

/** The session of the car on the cable, and the one before. */
export interface Sessions {
  current(): Session | undefined;
  /** Also the finished one, until the next car. */
  last(): Session | undefined;
  begin(): void;
  end(reason: 'unplugged' | 'restart' | 'mainsLoss'): void;
  /** Whether the limit in force lets it charge, and whether a schedule is what does not. */
  limited(limit: { readonly isPaused: boolean; readonly bySchedule: boolean }): void;
  isReleased(): boolean;
  release(source: number, card?: { readonly uid: string; readonly limitMa: number }): boolean;
  stop(reason: number): boolean;
  sample(sample: SessionSample): void;
  /** Looks at what ends charging: the limits of block C, a fault, a full car. */
  checkLimits(isCarFull: boolean): void;
  isSinglePhase(): boolean;
  hasReachedTarget(schedule: ScheduleView): boolean;
}

export function createSessions(
  parts: Pick<Parts, 'store' | 'time' | 'settings' | 'control' | 'faults'>,
): Sessions {
  const { store, time, settings, control, faults } = parts;
  let last: Session | undefined;
  let isSinglePhase = false;
  let savedAtRealMs = 0;
  let window: { slot: number; fromWh: number } | undefined;

  const current = () => (last?.endRealMs === undefined ? last : undefined);
  const startS = () => (time.clockQuality() === 0 ? 0 : time.clockS());
  const freeSource = () => {
    const mode = settings.number('settings.startMode');
    return mode === 0 ? authSource.free : mode === 4 ? authSource.schedule : authSource.none;
  };
  const learnPhases = ({ milliamps }: SessionSample) => {
    const loaded = milliamps.filter((ma) => ma > drawingMa).length;
    if (loaded > 0) isSinglePhase = loaded === 1;
  };

  return {
    current,
    last: () => last,
    begin: () => {
      last = beginSession(store, startS(), time.realMs());
      last.authSource = freeSource();
      isSinglePhase = false;
      window = undefined;
      store.state.runningSession = recordOf(last, 0, stopReason.mainsLoss);
      store.trySave();
    },
    end: (reason) => {
      const session = current();
      if (session === undefined) return;
      session.endRealMs = time.realMs();
      keepRecord(store, recordOf(session, startS(), stopReason[reason]));
      addCardEnergy(store, session.card, session.energyWh);
      store.trySave();
    },
    limited: ({ isPaused, bySchedule }) => {
      const session = current();
      if (session === undefined) return;
      const isEnded = session.isStoppedByUser || session.isLimitReached || faults.blocksCharging();
      // What stopped it once is over when it may charge again.
      if (!isPaused && !isEnded && session.stop !== stopReason.carFinished) session.stop = undefined;
      if (bySchedule && session.chargingMs > 0) session.stop ??= stopReason.schedule;
    },
    isReleased: () => (current()?.authSource ?? authSource.none) !== authSource.none,
    release: (source, card) => {
      const session = current();
      if (session === undefined) return false;
      session.isStoppedByUser = false;
      if (session.authSource === authSource.none) session.authSource = source;
      if (card !== undefined) {
        session.card = card.uid;
        session.cardLimitMa = card.limitMa;
      }
      return true;
    },
    stop: (reason) => {
      const session = current();
      if (session === undefined) return false;
      session.isStoppedByUser = true;
      session.stop ??= reason;
      return true;
    },
    sample: (sample) => {
      const session = current();
      if (session === undefined) return;
      addSample(session, store, sample);
      learnPhases(sample);
      if (time.realMs() - savedAtRealMs < saveEveryRealMs) return;
      savedAtRealMs = time.realMs();
      store.state.runningSession = recordOf(session, startS(), stopReason.mainsLoss);
      store.trySave();
    },
    checkLimits: (isCarFull) => {
      const session = current();
      if (session === undefined) return;
      const minutes = (time.realMs() - session.startRealMs) / 60_000;
      const isLong = control.timeLimitMin !== 0 && minutes >= control.timeLimitMin;
      const isMuch = control.energyLimitWh !== 0 && session.energyWh >= control.energyLimitWh;
      session.isLimitReached = isLong || isMuch;
      if (isMuch) session.stop ??= stopReason.energyLimit;
      if (isLong) session.stop ??= stopReason.timeLimit;
      if (faults.blocksCharging()) session.stop ??= stopReason.fault;
      if (isCarFull) session.stop ??= stopReason.carFinished;
    },
    isSinglePhase: () => isSinglePhase,
    hasReachedTarget: ({ openSlot, targetWh }) => {
      const session = current();
      if (session === undefined || openSlot === undefined) {
        window = undefined;
        return false;
      }
      if (window?.slot !== openSlot) window = { slot: openSlot, fromWh: session.energyWh };
      return targetWh !== 0 && session.energyWh - window.fromWh >= targetWh;
    },
  };
}
