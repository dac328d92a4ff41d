import { historySlots } from './registerMap.ts';
import type { HistoryRecord, Store } from './store.ts';

/** As `session.authSource`. */
export const authSource = {
  none: 0,
  free: 1,
  card: 2,
  button: 3,
  app: 4,
  ocpp: 5,
  modbus: 6,
  schedule: 7,
} as const;

/** As `history.*.stopReason`. */
export const stopReason = {
  unplugged: 1,
  user: 2,
  card: 3,
  ocpp: 4,
  modbus: 5,
  schedule: 6,
  energyLimit: 7,
  timeLimit: 8,
  fault: 9,
  mainsLoss: 10,
  carFinished: 11,
  restart: 12,
} as const;

export interface SessionSample {
  readonly dtRealMs: number;
  readonly watts: number;
  readonly milliamps: readonly number[];
  readonly isContactorClosed: boolean;
  readonly temperatureDeci: number;
}

/** One visit of a car; kept readable after it left, until the next one. */
export interface Session {
  readonly id: number;
  readonly startS: number;
  readonly startRealMs: number;
  readonly meterStartWh: number;
  authSource: number;
  card: string;
  cardLimitMa: number;
  energyWh: number;
  chargingMs: number;
  peakW: number;
  maxMa: number;
  phases: number;
  maxTemperatureDeci: number;
  isStoppedByUser: boolean;
  isLimitReached: boolean;
  /** The first reason that charging stopped for. */
  stop: number | undefined;
  endRealMs: number | undefined;
}

export function beginSession(store: Store, startS: number, startRealMs: number): Session {
  store.state.lastSessionId += 1;
  return {
    id: store.state.lastSessionId,
    startS,
    startRealMs,
    meterStartWh: Math.floor(store.state.energyWh),
    authSource: authSource.none,
    card: '',
    cardLimitMa: 0xffff,
    energyWh: 0,
    chargingMs: 0,
    peakW: 0,
    maxMa: 0,
    phases: 0,
    maxTemperatureDeci: -0x8000,
    isStoppedByUser: false,
    isLimitReached: false,
    stop: undefined,
    endRealMs: undefined,
  };
}

export function addSample(session: Session, store: Store, sample: SessionSample): void {
  const wattHours = (sample.watts * sample.dtRealMs) / 3_600_000;
  session.energyWh += wattHours;
  store.state.energyWh += wattHours;
  if (sample.isContactorClosed) session.chargingMs += sample.dtRealMs;
  session.peakW = Math.max(session.peakW, sample.watts);
  session.maxMa = Math.max(session.maxMa, ...sample.milliamps);
  session.phases = Math.max(session.phases, sample.milliamps.filter((ma) => ma > 500).length);
  session.maxTemperatureDeci = Math.max(session.maxTemperatureDeci, sample.temperatureDeci);
}

export function recordOf(session: Session, endS: number, reason: number): HistoryRecord {
  return {
    id: session.id,
    startS: session.startS,
    endS,
    energyWh: Math.floor(session.energyWh),
    meterStartWh: session.meterStartWh,
    chargingS: Math.floor(session.chargingMs / 1000),
    peakW: Math.min(0xfffe, session.peakW),
    maxMa: session.maxMa,
    phases: session.phases,
    stopReason: session.stop ?? reason,
    authSource: session.authSource,
    card: session.card,
    maxTemperatureDeci: session.maxTemperatureDeci,
  };
}

/** Puts a record in front of the history and raises its generation. */
export function addRecord(store: Store, record: HistoryRecord): void {
  const { state } = store;
  state.history = [record, ...state.history].slice(0, historySlots);
  state.generations.history = (state.generations.history + 1) & 0xffff;
}

/** The running session becomes this record. */
export function keepRecord(store: Store, record: HistoryRecord): void {
  addRecord(store, record);
  store.state.runningSession = undefined;
}
