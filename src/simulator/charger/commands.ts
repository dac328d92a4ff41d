import type { Learned } from './cards.ts';
import { createLearning } from './learning.ts';
import { createMagicCommand, type RestartKind } from './magicCommand.ts';
import { done, type Outcome } from './outcome.ts';
import type { Parts } from './parts.ts';
import { createRunCommand } from './runCommand.ts';
import type { Visit } from './visit.ts';

export interface Commands {
  /** `command.run`; 0 does nothing. */
  run(command: number, visit: Visit): Outcome;
  /** `command.magic`; 0 does nothing. */
  magic(word: number, visit: Visit): Outcome;
  isLearning(): boolean;
  learned(how: Learned): void;
}

export function createCommands(parts: Parts, restart: (kind: RestartKind) => void): Commands {
  const { engine, control } = parts;
  const learning = createLearning(parts);
  const perform = createRunCommand(parts, learning);
  const performMagic = createMagicCommand(parts, restart);

  const note = (command: number, outcome: Outcome): Outcome => {
    control.lastCommand = command;
    control.lastResult = outcome.code;
    return outcome;
  };

  return {
    run: (command, visit) => {
      if (command === 0) return done;
      engine.step();
      learning.end();
      return note(command, perform(command, visit));
    },
    magic: (word, visit) => {
      if (word === 0) return done;
      const { command, outcome } = performMagic(word, visit);
      return note(command, outcome);
    },
    isLearning: learning.isOn,
    learned: learning.learned,
  };
}
