import { accepted, done, type Outcome } from '#simulator/charger/outcome.ts';
import type { Parts } from '#simulator/charger/parts.ts';
import { goBack } from './firmware.ts';

const trialMs = 300_000;
/** Lets the answer leave before the restart takes the connection. */
const restartAfterMs = 500;

/** Firmware that has to be confirmed, or the one before comes back. */
export interface Trial {
  isOn(): boolean;
  confirm(): Outcome;
  /** Goes back now. */
  giveUp(): Outcome;
  /** The charger goes down; a trial that this does not begin is over. */
  restarting(beginsTrial: boolean): void;
  booted(): void;
}

export function createTrial({ store, time }: Pick<Parts, 'store' | 'time'>, restart: () => void): Trial {
  const { state } = store;
  let cancel: () => void = () => undefined;

  const isOn = () => state.firmware.previous !== undefined;
  const endAfter = (waitMs: number) => {
    cancel();
    cancel = time.after(waitMs, () => {
      goBack(state.firmware);
      store.trySave();
      restart();
    });
  };
  return {
    isOn,
    confirm: () => {
      const { firmware } = state;
      cancel();
      firmware.previous = undefined;
      if (firmware.running.isFinal) firmware.floor = Math.max(firmware.floor, firmware.running.version);
      store.trySave();
      return done;
    },
    giveUp: () => {
      endAfter(restartAfterMs);
      return accepted;
    },
    restarting: (beginsTrial) => {
      cancel();
      if (!beginsTrial) goBack(state.firmware);
    },
    booted: () => {
      if (isOn()) endAfter(trialMs);
    },
  };
}
