import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { ChargerReading } from './chargerReading.ts';
import type { DeviceTime } from './deviceTime.ts';
import type { ForeignSigns } from './foreignSigns.ts';
import { createWearGuard } from './wearGuard.ts';

/** Brings the set-point of one charger to what is wanted, and keeps its watchdog from biting. */
export interface SetpointWriter {
  /** What is wanted of it now; null before the first allocation. */
  wantedA(): number | null;
  /** The set-point that was last accepted; null when nobody knows. */
  writtenA(): number | null;
  /** What may be in force now, whatever was read before. */
  inForceA(): number;
  /** A new connection or a restart: what was written counts no more. */
  forget(): void;
  sawReading(reading: ChargerReading): void;
  /** Returns at once; a reduction is under way before the next cycle. */
  steer(setA: number): void;
}

export interface SetpointWriterOptions {
  readonly charger: SiteCharger;
  readonly time: DeviceTime;
  /** High byte of every heartbeat: tells this controller from others. */
  readonly tag: number;
  /** What was in force at the end of an earlier run, for as long as nothing was read. */
  readonly beforeA: number | null;
  readonly signs: ForeignSigns;
  /** Undefined while the charger must not, or cannot, be written to. */
  session(): DeviceSession | undefined;
  answered(): void;
  failed(error: unknown): void;
}

/** One write per register and second; a hair more, because the charger's clock is not ours. */
const writePauseS = 1.1;

export const createSetpointWriter = (options: SetpointWriterOptions): SetpointWriter => {
  const { charger, time, tag, beforeA, signs } = options;
  const wear = createWearGuard();
  let reading: ChargerReading | null = null;
  let wantedA: number | null = null;
  let written: { readonly setA: number; readonly atS: number } | undefined;
  /** After a write whose outcome nobody knows: the most the charger may have taken. */
  let doubtA: number | undefined;
  let lastSetS = Number.NEGATIVE_INFINITY;
  let lastWriteS = Number.NEGATIVE_INFINITY;
  let isBusy = false;
  let beat = 0;
  const periodS = Math.max(1, (charger.timeoutS ?? 0) / 3 - 1);

  const forget = () => {
    written = undefined;
    signs.forget();
  };
  const inForceA = (): number => {
    const isNewer = written !== undefined && (reading?.begunS ?? 0) <= written.atS;
    const toldA = (reading === null ? beforeA : reading.inForceA) ?? charger.maxA;
    return Math.min(charger.maxA, Math.max(isNewer ? (written?.setA ?? 0) : toldA, doubtA ?? 0));
  };
  const due = (nowS: number): PointValues | undefined => {
    if (wantedA === null || reading === null) return undefined;
    const setA = wear.allow(inForceA(), wantedA, nowS);
    // After a trip only a set-point brings the charger back, a heartbeat does not.
    const isSet = written !== undefined && !reading.isTripped && setA === written.setA;
    const isLower = written !== undefined && setA < written.setA;
    if (!isSet && (isLower || nowS - lastSetS >= writePauseS))
      return { 'limit.current': setA, ...(reading.isEnabled ? {} : { 'control.enable': 1 }) };
    if (nowS - lastWriteS < periodS) return undefined;
    return { 'control.heartbeat': tag * 256 + ((beat + 1) % 256) };
  };
  const write = async (session: DeviceSession, values: PointValues): Promise<void> => {
    const { 'limit.current': setA, 'control.heartbeat': value } = values;
    const presentA = inForceA();
    try {
      await session.writeControl(values);
    } catch (error) {
      if (typeof setA === 'number') doubtA = Math.max(presentA, setA);
      // Whether it arrived is not known: what is read next is neither ours nor somebody else's.
      forget();
      throw error;
    } finally {
      lastWriteS = time.nowS();
      if (typeof setA === 'number') lastSetS = lastWriteS;
    }
    options.answered();
    if (typeof setA === 'number') {
      wear.wrote(presentA, setA, lastWriteS);
      written = { setA, atS: lastWriteS };
      signs.wrote(setA, lastWriteS);
    }
    if (typeof value === 'number') {
      beat += 1;
      signs.beat(value, lastWriteS);
    }
  };
  const pump = (): void => {
    const session = options.session();
    const values = isBusy || session === undefined ? undefined : due(time.nowS());
    if (session === undefined || values === undefined) return;
    const decidedA = wantedA;
    isBusy = true;
    void write(session, values)
      .catch(options.failed)
      .finally(() => {
        isBusy = false;
        // What was decided meanwhile and is lower does not wait for the next cycle.
        if (wantedA !== null && decidedA !== null && wantedA < decidedA) pump();
      });
  };
  return {
    wantedA: () => wantedA,
    writtenA: () => written?.setA ?? null,
    inForceA,
    forget,
    sawReading: (next) => {
      if (reading !== null && reading.bootCount !== next.bootCount) forget();
      reading = next;
      if (next.begunS > lastWriteS) doubtA = undefined;
    },
    steer: (setA) => {
      wantedA = setA;
      pump();
    },
  };
};
