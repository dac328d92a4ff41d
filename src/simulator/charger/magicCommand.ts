import { accepted, done, type Outcome, refuse } from './outcome.ts';
import type { Parts } from './parts.ts';
import { registerOf } from './registerMap.ts';
import type { Visit } from './visit.ts';

const magicWord = { restart: 0x4e58b007, factoryReset: 0x4e58fac7, deleteHistory: 0x4e580de1 };
const commandNumber = { restart: 0x101, factoryReset: 0x102, deleteHistory: 0x103 };

/** Lets the answer leave before the restart takes the connection. */
const restartAfterMs = 500;

export type RestartKind = 'restart' | 'factory reset';

/** A magic word done, with the number it has as `command.last`. */
export interface MagicOutcome {
  readonly command: number;
  readonly outcome: Outcome;
}

/** Does what a word in `command.magic` stands for. */
export function createMagicCommand(
  { engine, control, time, store }: Parts,
  restart: (kind: RestartKind) => void,
): (word: number, visit: Visit) => MagicOutcome {
  const register = registerOf('command.magic');
  const later = (kind: RestartKind): Outcome => {
    time.after(restartAfterMs, () => restart(kind));
    return accepted;
  };
  return (word, visit) => {
    switch (word) {
      case magicWord.restart:
        return { command: commandNumber.restart, outcome: later('restart') };
      case magicWord.factoryReset: {
        const command = commandNumber.factoryReset;
        if (!visit.latch.isOpen()) return { command, outcome: refuse('locked', register) };
        if (engine.isPlugged()) return { command, outcome: refuse('state', register) };
        return { command, outcome: later('factory reset') };
      }
      case magicWord.deleteHistory:
        store.state.history = [];
        store.state.generations.history = (store.state.generations.history + 1) & 0xffff;
        store.trySave();
        return { command: commandNumber.deleteHistory, outcome: done };
      default:
        return { command: control.lastCommand, outcome: refuse('value', register) };
    }
  };
}
