import { capability } from './capability.ts';
import { faultBit } from './faults.ts';
import { type Learning, learnCommand } from './learning.ts';
import { done, type Outcome, refuse, running } from './outcome.ts';
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
const lastingMs = 3000;
const runRegister = registerOf('command.run');

const doneIf = (isPossible: boolean): Outcome => (isPossible ? done : refuse('state', runRegister));

function hasInterruption({ store }: Parts): boolean {
  return ((store.state.firmware.running.capabilities >>> capability.pilotInterruption) & 1) === 1;
}

function testSensor({ faults, world, engine }: Parts): number {
  // A fault that was set from outside stays; one that the last test found is what this one decides.
  const isSet = faults.has(faultBit.selfTest) && !world.hasFailedSelfTest;
  world.hasFailedSelfTest = world.selfTestFails;
  engine.step();
  return world.selfTestFails || isSet ? 132 : 2;
}

/** Does what a number in `command.run` stands for. */
export function createRunCommand(
  parts: Parts,
  learning: Learning,
): (command: number, visit: Visit) => Outcome {
  const { engine, control, faults, time } = parts;
  const finishLater = (command: number, result: () => number): Outcome => {
    time.after(lastingMs, () => {
      const ended = result();
      if (control.lastCommand === command) control.lastResult = ended;
    });
    return running;
  };

  return (command, visit) => {
    const isBluetooth = visit.door === 'bluetooth';
    switch (command) {
      case commandRun.start: {
        const source = isBluetooth ? authSource.app : authSource.modbus;
        return doneIf(!faults.blocksCharging() && engine.release(source));
      }
      case commandRun.stop:
        return doneIf(engine.stop(isBluetooth ? stopReason.user : stopReason.modbus));
      case commandRun.clear:
        return doneIf(faults.clear());
      case commandRun.wake:
        if (!engine.isPlugged() || !hasInterruption(parts)) return doneIf(false);
        engine.interruptPilot();
        return finishLater(command, () => 2);
      case commandRun.identify:
        return done;
      case commandRun.selfTest:
        return engine.isDrawing() ? doneIf(false) : finishLater(command, () => testSensor(parts));
      case commandRun.forget:
        visit.staging.forget();
        return done;
      case commandRun.learn:
        return learning.begin();
      default:
        // No plug lock is fitted, so there is nothing to unlock.
        return doneIf(false);
    }
  };
}
