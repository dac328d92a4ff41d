import { appError } from '#shared/errors/appError.ts';
import { createCommitter } from './commitSettings.ts';
import type { CommitBlock, DeviceSession } from './deviceSession.types.ts';
import { runCommand } from './runCommand.ts';
import { type SessionParts, writePoints } from './sessionParts.ts';

/** `command.run` that drops what is staged. */
const FORGET_STAGED = 8;
const EVERY_BLOCK: readonly CommitBlock[] = ['D', 'N', 'O', 'R'];

/** Staging settings and committing them; a commit without a scope means what was staged since the last one. */
export const createStagedBlocks = (
  parts: SessionParts,
): Pick<DeviceSession, 'stage' | 'commit' | 'forgetStaged'> => {
  const committer = createCommitter(parts);
  const staged = new Set<CommitBlock>();

  // Not before something goes out: a value that is refused here stages nothing.
  const noteStaged = (key: string): void => {
    const block = EVERY_BLOCK.find((one) => one === key);
    if (block !== undefined) staged.add(block);
  };
  const presumed = () => (staged.size > 0 ? EVERY_BLOCK.filter((one) => staged.has(one)) : EVERY_BLOCK);

  return {
    stage: (values) => writePoints(parts, values, 'staged', noteStaged),
    commit: async (generation, scope) => {
      const blocks = scope ?? presumed();
      if (blocks.length === 0) throw appError('input.invalid', { field: 'scope', reason: 'empty' });
      const result = await committer.commit(generation, blocks);
      for (const block of blocks) staged.delete(block);
      return result;
    },
    forgetStaged: async () => {
      staged.clear();
      await runCommand(parts, FORGET_STAGED, 0, { waitDone: true });
    },
  };
};
