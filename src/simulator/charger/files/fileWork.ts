import { done, type Outcome, running } from '#simulator/charger/outcome.ts';
import type { Parts } from '#simulator/charger/parts.ts';
import { examineFile, type FileVerdict } from './examineFile.ts';
import { fileReason } from './image.ts';
import type { Receiving } from './receiving.ts';
import { fileKind } from './transfer.types.ts';

const perBytes = 65_536;
const checkMs = { least: 1000, per: 1000 };
const installMs = { least: 15_000, per: 1000 };

type Task = 'checking' | 'installing';

/** What takes a charger some time with a file that has arrived. */
export interface FileWork {
  task(): Task | undefined;
  check(): Outcome;
  install(): Outcome;
  /** Mains or a restart took it; nothing of it is left. */
  stop(): void;
}

type WorkParts = Pick<Parts, 'store' | 'time' | 'engine' | 'world' | 'options'>;

/** Whether the mains are to fail during this; they fail once. */
function takeCut({ world }: WorkParts, task: Task): boolean {
  const { cutPowerDuring, ...faults } = world.fileFaults;
  if (cutPowerDuring !== (task === 'checking' ? 'check' : 'install')) return false;
  world.fileFaults = faults;
  return true;
}

function putInPlace({ store }: WorkParts, verdict: Exclude<FileVerdict, { kind: 'refused' }>): void {
  const { certificates, firmware } = store.state;
  if (verdict.kind === 'certificates') certificates[verdict.of] = verdict.pem;
  else {
    firmware.previous = firmware.running;
    firmware.running = verdict.firmware;
  }
}

export function createFileWork(
  parts: WorkParts,
  receiving: Receiving,
  outside: { cutPower(): void; beginTrial(): void },
): FileWork {
  const { store, time, engine } = parts;
  const { state } = store;
  let task: Task | undefined;
  let cancel: () => void = () => undefined;

  const stop = () => {
    cancel();
    task = undefined;
    engine.setService(false);
  };
  const start = (next: Task, pace: { least: number; per: number }, finish: () => void): Outcome => {
    const wholeMs = pace.least + pace.per * Math.ceil(receiving.size() / perBytes);
    const isCut = takeCut(parts, next);
    task = next;
    engine.setService(next === 'installing' && state.transfer?.kind === fileKind.firmware);
    cancel = time.after(isCut ? wholeMs / 2 : wholeMs, () => {
      if (isCut) return outside.cutPower();
      stop();
      finish();
    });
    return running;
  };
  const examine = (): FileVerdict =>
    state.transfer === undefined
      ? { kind: 'refused', reason: fileReason.state }
      : examineFile(parts, state.transfer, receiving.read());
  const conclude = (verdict: FileVerdict) => {
    if (state.transfer === undefined) return;
    const isRefused = verdict.kind === 'refused';
    const reason = isRefused ? verdict.reason : fileReason.none;
    state.transfer = { ...state.transfer, phase: isRefused ? 'refused' : 'ready', reason };
    store.trySave();
  };
  const finishInstall = () => {
    const verdict = examine();
    if (verdict.kind === 'refused') return conclude(verdict);
    putInPlace(parts, verdict);
    receiving.clear();
    if (verdict.kind === 'firmware') outside.beginTrial();
  };

  return {
    task: () => task,
    check: () => {
      const isWhole = receiving.size() === state.transfer?.size;
      if (isWhole) return start('checking', checkMs, () => conclude(examine()));
      conclude({ kind: 'refused', reason: fileReason.size });
      return done;
    },
    install: () => {
      const pace = state.transfer?.kind === fileKind.firmware ? installMs : checkMs;
      return start('installing', pace, finishInstall);
    },
    stop,
  };
}
