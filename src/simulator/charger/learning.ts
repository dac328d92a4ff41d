import { hasFreeSlot, type Learned } from './cards.ts';
import { type Outcome, refuse, running } from './outcome.ts';
import type { Parts } from './parts.ts';
import { registerOf } from './registerMap.ts';

/** As `command.run`. */
export const learnCommand = 9;
/** How long a new card is waited for. */
const waitMs = 60_000;
const failed = 132;
const resultOf: Readonly<Record<Learned, number>> = { stored: 2, duplicate: 129, unusable: 129, full: 128 };

/** Waiting for the card that is to be learned; any other command ends it. */
export interface Learning {
  begin(): Outcome;
  end(): void;
  isOn(): boolean;
  learned(how: Learned): void;
}

export function createLearning({
  store,
  time,
  control,
}: Pick<Parts, 'store' | 'time' | 'control'>): Learning {
  let cancel: (() => void) | undefined;
  // A restart forgets the last command, and with it that a card was waited for.
  const isOn = () => cancel !== undefined && control.lastCommand === learnCommand;
  const end = () => {
    cancel?.();
    cancel = undefined;
  };
  const conclude = (result: number) => {
    if (isOn()) control.lastResult = result;
    end();
  };
  return {
    begin: () => {
      if (!hasFreeSlot(store)) return refuse('state', registerOf('command.run'));
      cancel = time.after(waitMs, () => conclude(failed));
      return running;
    },
    end,
    isOn,
    learned: (how) => conclude(resultOf[how]),
  };
}
