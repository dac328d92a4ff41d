import type { LimitInForce } from './limits.ts';
import type { BalancingView } from './loadBalancing.ts';
import type { MeterSample } from './meter.ts';
import type { PilotView } from './pilot.ts';
import type { ScheduleView } from './schedules.ts';
import type { Session } from './session.ts';
import type { CarSpec } from './virtualCharger.types.ts';
import type { Temperatures } from './world.ts';

/** The present sample of everything that moves. */
export interface EngineView {
  readonly sample: number;
  readonly charge: number;
  readonly pauseReasons: number;
  readonly limit: LimitInForce;
  readonly offeredMa: number;
  readonly pilot: PilotView;
  readonly meter: MeterSample;
  readonly temperatures: Temperatures;
  readonly balancing: BalancingView;
  readonly schedule: ScheduleView;
  readonly session: Session | undefined;
  /** Bitmap of the phases connected through the relay. */
  readonly relayPhases: number;
  readonly temperatureLimitMa: number;
  readonly residualDcDeci: number;
  readonly residualAcDeci: number;
}

/** The power side: limits, pilot, car, meter, session. */
export interface Engine {
  /** Brings everything up to now. */
  step(): void;
  view(): EngineView;
  plug(spec: CarSpec): boolean;
  unplug(): void;
  isPlugged(): boolean;
  isOffering(): boolean;
  isDrawing(): boolean;
  /** Releases the session; false when there is none. */
  release(source: number, card?: { readonly uid: string; readonly limitMa: number }): boolean;
  /** False when there is no session. */
  stop(reason: number): boolean;
  interruptPilot(): void;
  switchPhases(phases: number): void;
  /** An update is being installed: nothing is offered. */
  setService(isOn: boolean): void;
  /** A valid write of `limit.current` ends the restart. */
  setpointWritten(): void;
  /** Everything in RAM is lost, a running session becomes a record; a car stays on the cable. */
  restart(why: 'restart' | 'mainsLoss'): void;
  /** Booting ends. */
  booted(): void;
}
