import type { Commands } from './commands.ts';
import type { Commits } from './commit.ts';
import { createControlWrites } from './controlWrites.ts';
import { fileImage } from './files/fileImage.ts';
import { writeFile } from './files/fileWrites.ts';
import type { FileTransfer } from './files/transfer.types.ts';
import { controlImage } from './images/control.ts';
import { historyMirrorImage, historyWindowImage } from './images/history.ts';
import { identityImage } from './images/identity.ts';
import { liveImage } from './images/live.ts';
import { storedImage } from './images/stored.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import type { Parts } from './parts.ts';
import { type BlockKey, blocks } from './registerMap.ts';
import { stageWrite } from './stageWrites.ts';
import type { Visit } from './visit.ts';

/** The register map as one connection sees it. */
export interface Registers {
  /** All registers of a block, latched as one sample. */
  image(key: BlockKey, visit: Visit): number[];
  /** `from` = offset in the block. */
  write(key: BlockKey, visit: Visit, from: number, words: readonly number[], single: boolean): Outcome;
}

export interface RegistersContext {
  readonly parts: Parts;
  readonly commands: Commands;
  readonly commits: Commits;
  readonly files: FileTransfer;
  resetCause(): number;
  bootedAtRealMs(): number;
  modbusClients(): number;
}

const lastPage = 5;

interface Rights {
  mayControl(visit: Visit): boolean;
  maySet(visit: Visit): boolean;
}

function createRights({ settings }: Parts): Rights {
  const hasFlag = (bit: number) => ((settings.number('modbus.flags') >> bit) & 1) === 1;
  return {
    mayControl: (visit) => (visit.door === 'modbus' ? hasFlag(1) : visit.latch.isOpen()),
    maySet: (visit) => visit.latch.isOpen() && (visit.door === 'bluetooth' || (hasFlag(1) && hasFlag(2))),
  };
}

function turnPage(visit: Visit, from: number, words: readonly number[]): Outcome {
  const [page = 0] = words;
  if (from !== 0) return refuse('address', blocks.H.start + from);
  if (words.length > 1) return refuse('address', blocks.H.start + 1);
  if (page > lastPage) return refuse('value', blocks.H.start);
  visit.historyPage = page;
  return done;
}

function imageOf(key: BlockKey, visit: Visit, context: RegistersContext): number[] {
  const { parts, commits, files } = context;
  switch (key) {
    case 'A':
      return identityImage(parts, context.resetCause());
    case 'B':
      return liveImage(parts, parts.engine.view(), {
        modbusClients: context.modbusClients(),
        commitState: commits.state(visit),
        isOpen: visit.latch.isOpen(),
        bootedAtRealMs: context.bootedAtRealMs(),
      });
    case 'C':
      return controlImage(parts, visit, commits.confirmRemainingS());
    case 'H':
      return historyWindowImage(parts.store, visit.historyPage);
    case 'M':
      return historyMirrorImage(parts.store);
    case 'F':
      return fileImage(files);
    default:
      return storedImage(parts.store.state.words, key);
  }
}

export function createRegisters(context: RegistersContext): Registers {
  const { parts, files } = context;
  const { engine, control } = parts;
  const { mayControl, maySet } = createRights(parts);
  const controlWrites = createControlWrites({ ...context, maySet });

  const dispatch = (
    key: BlockKey,
    visit: Visit,
    from: number,
    words: readonly number[],
    single: boolean,
  ): Outcome => {
    const register = blocks[key].start + from;
    switch (key) {
      case 'A':
      case 'B':
      case 'M':
        return refuse('address', register);
      case 'H':
        return turnPage(visit, from, words);
      case 'C':
        return mayControl(visit) ? controlWrites.write(visit, from, words) : refuse('locked', register);
      case 'F':
        return maySet(visit) ? writeFile(files, from, words) : refuse('locked', register);
      default:
        return maySet(visit)
          ? stageWrite(parts, visit, { key, from, words, single })
          : refuse('locked', register);
    }
  };

  return {
    image: (key, visit) => {
      engine.step();
      return imageOf(key, visit, context);
    },
    write: (key, visit, from, words, single) => {
      visit.latch.touch();
      engine.step();
      const outcome = dispatch(key, visit, from, words, single);
      if (outcome.kind === 'refused') control.lastRegister = outcome.register;
      return outcome;
    },
  };
}
