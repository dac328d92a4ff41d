import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { ChargerReading } from './chargerReading.ts';
import { controlWrite } from './controlWrite.ts';
import type { DeviceTime } from './deviceTime.ts';
import type { ForeignSigns } from './foreignSigns.ts';
import { createInForce } from './inForce.ts';
import { createWearGuard } from './wearGuard.ts';
import { createWriteRhythm } from './writeRhythm.ts';

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

export const createSetpointWriter = (options: SetpointWriterOptions): SetpointWriter => {
  const { charger, time, beforeA, signs } = options;
  const wear = createWearGuard();
  const inForce = createInForce(charger, beforeA);
  const rhythm = createWriteRhythm(options);
  let wantedA: number | null = null;
  let isBusy = false;

  const forget = () => {
    inForce.forget();
    signs.forget();
  };
  const due = (nowS: number): PointValues | undefined => {
    const reading = inForce.reading();
    if (wantedA === null || reading === null) return undefined;
    const setA = wear.allow(inForce.mostA(), wantedA, nowS);
    const writtenA = inForce.writtenA();
    // After a trip only a set-point brings the charger back, a heartbeat does not.
    const isSet = writtenA !== null && !reading.isTripped && setA === writtenA;
    const isLower = writtenA !== null && setA < writtenA;
    if (!isSet && (isLower || rhythm.maySet(nowS)))
      return { 'limit.current': setA, ...(reading.isEnabled ? {} : { 'control.enable': 1 }) };
    const beat = rhythm.dueBeat(nowS);
    return beat === undefined ? undefined : { 'control.heartbeat': beat };
  };
  const pump = (): void => {
    const session = options.session();
    const values = isBusy || session === undefined ? undefined : due(time.nowS());
    if (session === undefined || values === undefined) return;
    const decidedA = wantedA;
    isBusy = true;
    void controlWrite(options, { inForce, rhythm, wear }, session, values)
      .catch(options.failed)
      .finally(() => {
        isBusy = false;
        // What was decided meanwhile and is lower does not wait for the next cycle.
        if (wantedA !== null && decidedA !== null && wantedA < decidedA) pump();
      });
  };
  return {
    wantedA: () => wantedA,
    writtenA: inForce.writtenA,
    inForceA: inForce.mostA,
    forget,
    sawReading: (next) => {
      const reading = inForce.reading();
      if (reading !== null && reading.bootCount !== next.bootCount) forget();
      inForce.sawReading(next, rhythm.lastWriteS());
    },
    steer: (setA) => {
      wantedA = setA;
      pump();
    },
  };
};
