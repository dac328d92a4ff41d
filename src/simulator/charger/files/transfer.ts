import { done, type Outcome, refuse } from '#simulator/charger/outcome.ts';
import type { Parts } from '#simulator/charger/parts.ts';
import { registerOf } from '#simulator/charger/registerMap.ts';
import type { FileEvent } from './fileFaults.ts';
import { createFileWork, type FileWork } from './fileWork.ts';
import { fileReason } from './image.ts';
import { createReceiving, type Receiving } from './receiving.ts';
import { type FileTransfer, fileKind, fileState, type StoredTransfer } from './transfer.types.ts';
import { createTrial, type Trial } from './trial.ts';

const fileCommand = { begin: 1, check: 2, install: 3, discard: 4, confirm: 5 };

export interface FileSurroundings {
  /** Restarts the charger; `beginsTrial` = into a firmware that is on trial from now on. */
  restart(reason: 'power on' | 'firmware update', beginsTrial: boolean): void;
  tell(event: FileEvent): void;
}

/** States in which a new file may be announced. */
const open: readonly number[] = [fileState.idle, fileState.receiving, fileState.ready, fileState.refused];

/** Something a host asks for, and the states in which its turn is. */
interface Turn {
  readonly in: readonly number[];
  run(): Outcome;
}

function stateOf(work: FileWork, trial: Trial, transfer: StoredTransfer | undefined): number {
  const task = work.task();
  if (task !== undefined) return fileState[task];
  if (trial.isOn()) return fileState.onTrial;
  return transfer === undefined ? fileState.idle : fileState[transfer.phase];
}

function turnsOf(
  receiving: Receiving,
  work: FileWork,
  trial: Trial,
  install: () => Outcome,
): Readonly<Record<number, Turn>> {
  const discard = (): Outcome => {
    if (trial.isOn()) return trial.giveUp();
    receiving.clear();
    return done;
  };
  return {
    [fileCommand.begin]: { in: open, run: receiving.begin },
    [fileCommand.check]: { in: [fileState.receiving], run: work.check },
    [fileCommand.install]: { in: [fileState.ready], run: install },
    [fileCommand.discard]: { in: [...open, fileState.onTrial], run: discard },
    [fileCommand.confirm]: { in: [fileState.onTrial], run: trial.confirm },
  };
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

  const stateNow = () => stateOf(work, trial, state.transfer);
  const outOfTurn = (point: string): Outcome => {
    wasOutOfTurn = true;
    return refuse('state', registerOf(point));
  };
  const install = (): Outcome => {
    const isHeld = state.transfer?.kind === fileKind.firmware && engine.isPlugged();
    return isHeld ? outOfTurn('file.command') : work.install();
  };
  const turns = turnsOf(receiving, work, trial, install);
  const takeTurn = (turn: Turn, point: string): Outcome => {
    if (!turn.in.includes(stateNow())) return outOfTurn(point);
    wasOutOfTurn = false;
    return turn.run();
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
      return turn === undefined ? done : takeTurn(turn, 'file.command');
    },
    add: (chunk) => takeTurn({ in: [fileState.receiving], run: () => receiving.add(chunk) }, 'file.offset'),
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
