import { capability } from './capability.ts';
import type { Learned } from './cards.ts';
import { faultBit } from './faults.ts';
import { createLearning, learnCommand } from './learning.ts';
import { accepted, done, type Outcome, refuse, running } from './outcome.ts';
import type { Parts } from './parts.ts';
import { registerOf } from './registerMap.ts';
import { authSource, stopReason } from './session.ts';
import type { Visit } from './visit.ts';

const commandRun = {
  start: 1,
  stop: 2,
  unlock: 3,
  clear: 4,
  wake: 5,
  identify: 6,
  selfTest: 7,
  forget: 8,
  learn: learnCommand,
};
const magicWord = { restart: 0x4e58b007, factoryReset: 0x4e58fac7, deleteHistory: 0x4e580de1 };
const commandNumber = { restart: 0x101, factoryReset: 0x102, deleteHistory: 0x103 };

const lastingMs = 3000;
/** Lets the answer leave before the restart takes the connection. */
const restartAfterMs = 500;

export interface Commands {
  /** `command.run`; 0 does nothing. */
  run(command: number, visit: Visit): Outcome;
  /** `command.magic`; 0 does nothing. */
  magic(word: number, visit: Visit): Outcome;
  isLearning(): boolean;
  learned(how: Learned): void;
}

export function createCommands(parts: Parts, restart: (kind: 'restart' | 'factory reset') => void): Commands {
  const { engine, control, faults, time, store, world } = parts;
  const runRegister = registerOf('command.run');
  const magicRegister = registerOf('command.magic');
  const learning = createLearning(parts);

  const finishLater = (command: number, result: () => number): Outcome => {
    time.after(lastingMs, () => {
      const ended = result();
      if (control.lastCommand === command) control.lastResult = ended;
    });
    return running;
  };
  const doneIf = (isPossible: boolean, register: number): Outcome =>
    isPossible ? done : refuse('state', register);

  const hasInterruption = () =>
    ((store.state.firmware.running.capabilities >>> capability.pilotInterruption) & 1) === 1;
  const selfTest = (): number => {
    // A fault that was set from outside stays; one that the last test found is what this one decides.
    const isSet = faults.has(faultBit.selfTest) && !world.hasFailedSelfTest;
    world.hasFailedSelfTest = world.selfTestFails;
    engine.step();
    return world.selfTestFails || isSet ? 132 : 2;
  };
  const perform = (command: number, visit: Visit): Outcome => {
    switch (command) {
      case commandRun.start: {
        const source = visit.door === 'bluetooth' ? authSource.app : authSource.modbus;
        return doneIf(!faults.blocksCharging() && engine.release(source), runRegister);
      }
      case commandRun.stop:
        return doneIf(
          engine.stop(visit.door === 'bluetooth' ? stopReason.user : stopReason.modbus),
          runRegister,
        );
      case commandRun.clear:
        return doneIf(faults.clear(), runRegister);
      case commandRun.wake:
        if (!engine.isPlugged() || !hasInterruption()) return refuse('state', runRegister);
        engine.interruptPilot();
        return finishLater(command, () => 2);
      case commandRun.identify:
        return done;
      case commandRun.selfTest:
        if (engine.isDrawing()) return refuse('state', runRegister);
        return finishLater(command, selfTest);
      case commandRun.forget:
        visit.staging.forget();
        return done;
      case commandRun.learn:
        return learning.begin();
      default:
        // No plug lock is fitted, so there is nothing to unlock.
        return refuse('state', runRegister);
    }
  };

  const performMagic = (word: number, visit: Visit): { command: number; outcome: Outcome } => {
    const later = (kind: 'restart' | 'factory reset'): Outcome => {
      time.after(restartAfterMs, () => restart(kind));
      return accepted;
    };
    switch (word) {
      case magicWord.restart:
        return { command: commandNumber.restart, outcome: later('restart') };
      case magicWord.factoryReset: {
        const command = commandNumber.factoryReset;
        if (!visit.latch.isOpen()) return { command, outcome: refuse('locked', magicRegister) };
        if (engine.isPlugged()) return { command, outcome: refuse('state', magicRegister) };
        return { command, outcome: later('factory reset') };
      }
      case magicWord.deleteHistory:
        store.state.history = [];
        store.state.generations.history = (store.state.generations.history + 1) & 0xffff;
        store.trySave();
        return { command: commandNumber.deleteHistory, outcome: done };
      default:
        return { command: control.lastCommand, outcome: refuse('value', magicRegister) };
    }
  };

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
