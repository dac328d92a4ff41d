import { done, type Outcome, refuse } from '#simulator/charger/outcome.ts';
import type { Parts } from '#simulator/charger/parts.ts';
import { registerOf } from '#simulator/charger/registerMap.ts';
import type { FileEvent } from './fileFaults.ts';
import { createFileWork } from './fileWork.ts';
import { fileReason } from './image.ts';
import { createReceiving } from './receiving.ts';
import { type FileTransfer, fileKind, fileState } from './transfer.types.ts';
import { createTrial } from './trial.ts';

const fileCommand = { begin: 1, check: 2, install: 3, discard: 4, confirm: 5 };

export interface FileSurroundings {
  /** Restarts the charger; `beginsTrial` = into a firmware that is on trial from now on. */
  restart(reason: 'power on' | 'firmware update', beginsTrial: boolean): void;
  tell(event: FileEvent): void;
}

/** The file a charger receives, checks, installs and tries; see docs/firmware-format.md. */
export function createFileTransfer(
  parts: Pick<Parts, 'store' | 'time' | 'engine' | 'world' | 'options'>,
  outside: FileSurroundings,
): FileTransfer {
  const { engine } = parts;
  const { state } = parts.store;
  let wasOutOfTurn = false;

  const cutPower = () => {
    outside.tell('power cut');
    outside.restart('power on', false);
  };
  const receiving = createReceiving(parts, { cutPower, tell: outside.tell });
  const trial = createTrial(parts, () => outside.restart('firmware update', false));
  const work = createFileWork(parts, receiving, {
    cutPower,
    beginTrial: () => outside.restart('firmware update', true),
  });

  const stateNow = (): number => {
    const task = work.task();
    if (task !== undefined) return fileState[task];
    if (trial.isOn()) return fileState.onTrial;
    return state.transfer === undefined ? fileState.idle : fileState[state.transfer.phase];
  };
  const outOfTurn = (point: string): Outcome => {
    wasOutOfTurn = true;
    return refuse('state', registerOf(point));
  };
  const install = (): Outcome => {
    const isHeld = state.transfer?.kind === fileKind.firmware && engine.isPlugged();
    return isHeld ? outOfTurn('file.command') : work.install();
  };
  const discard = (): Outcome => {
    if (trial.isOn()) return trial.giveUp();
    receiving.clear();
    return done;
  };

  const { idle, receiving: isReceiving, ready, refused, onTrial } = fileState;
  const open: readonly number[] = [idle, isReceiving, ready, refused];
  const turns: Readonly<Record<number, { readonly in: readonly number[]; run(): Outcome }>> = {
    [fileCommand.begin]: { in: open, run: receiving.begin },
    [fileCommand.check]: { in: [isReceiving], run: work.check },
    [fileCommand.install]: { in: [ready], run: install },
    [fileCommand.discard]: { in: [...open, onTrial], run: discard },
    [fileCommand.confirm]: { in: [onTrial], run: trial.confirm },
  };

  return {
    announcement: receiving.announcement,
    state: stateNow,
    reason: () => (wasOutOfTurn ? fileReason.state : (state.transfer?.reason ?? fileReason.none)),
    received: receiving.size,
    lastChunk: receiving.last,
    announce: (change) => {
      if (!open.includes(stateNow())) return outOfTurn('file.kind');
      receiving.announce(change);
      return done;
    },
    command: (command) => {
      const turn = turns[command];
      if (turn === undefined) return done;
      if (!turn.in.includes(stateNow())) return outOfTurn('file.command');
      wasOutOfTurn = false;
      return turn.run();
    },
    add: (chunk) => {
      if (stateNow() !== isReceiving) return outOfTurn('file.offset');
      wasOutOfTurn = false;
      return receiving.add(chunk);
    },
    restarting: (why) => {
      wasOutOfTurn = false;
      work.stop();
      trial.restarting(why === 'trial begins');
      if (why === 'factory reset') receiving.clear();
      receiving.forgetAnnouncement();
    },
    booted: trial.booted,
  };
}
