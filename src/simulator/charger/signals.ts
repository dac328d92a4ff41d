import { createListeners } from './listeners.ts';
import type { Parts } from './parts.ts';
import type { Unsubscribe } from './virtualCharger.types.ts';

const stepWaitMs = 250;
/** Many chargers share one process: no charger steps more often than this. */
const shortestStepRealMs = 20;
const sampleWaitMs = 1000;
const shortestSampleRealMs = 250;

/** The pulse of a charger and who listens to it. */
export interface Signals {
  onSample(listener: () => void): Unsubscribe;
  onAccess(listener: () => void): Unsubscribe;
  onAdvertised(listener: () => void): Unsubscribe;
  access(): void;
  /** Tells the listeners when the advertisement shows something else now. */
  check(): void;
}

export function createSignals({ engine, time, pin }: Parts, advertised: () => string): Signals {
  const samples = createListeners();
  const accesses = createListeners();
  const advertisements = createListeners();
  let shown = advertised();
  let wasBlocked = pin.isBlocked();

  const check = () => {
    const now = advertised();
    if (now === shown) return;
    shown = now;
    advertisements.call();
  };

  time.everyReal(Math.max(shortestStepRealMs, stepWaitMs / time.speed), () => {
    engine.step();
    check();
    if (wasBlocked !== pin.isBlocked()) {
      wasBlocked = pin.isBlocked();
      accesses.call();
    }
  });
  time.everyReal(Math.max(shortestSampleRealMs, sampleWaitMs / time.speed), samples.call);

  return {
    onSample: samples.add,
    onAccess: accesses.add,
    onAdvertised: advertisements.add,
    access: () => {
      accesses.call();
      check();
    },
    check,
  };
}
