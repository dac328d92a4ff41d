import type { Clock } from '#core/ports/clock.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { createAccessKeeper } from './accessKeeper.ts';
import { createCommitter } from './commitSettings.ts';
import type { DeviceDoor } from './deviceDoor.types.ts';
import type { CommitBlock, DeviceIdentity, DeviceSession } from './deviceSession.types.ts';
import { followLive } from './liveSamples.ts';
import { readEverything } from './readEverything.ts';
import { runCommand } from './runCommand.ts';
import { sendFilePieces } from './sendFilePieces.ts';
import { createBootWatch, createTurns, readPoints, type SessionParts, writePoints } from './sessionParts.ts';
import { createWritePace } from './writePace.ts';

/** `command.run` that drops what is staged. */
const FORGET_STAGED = 8;
const EVERY_BLOCK: readonly CommitBlock[] = ['D', 'N', 'O', 'R'];

/** A session over an open, identified door. It ends with the door. */
export const createDeviceSession = (options: {
  readonly id: string;
  readonly door: DeviceDoor;
  readonly profile: DeviceProfile;
  readonly identity: DeviceIdentity;
  readonly clock: Clock;
}): DeviceSession => {
  const { id, door, profile, identity, clock } = options;
  const keeper = createAccessKeeper(door);
  const parts: SessionParts = {
    door,
    profile,
    identity,
    clock,
    keeper,
    pace: createWritePace(clock),
    pages: createTurns(),
    boots: createBootWatch(identity.name, identity.bootCount),
  };
  const committer = createCommitter(parts);
  const stops = new Set<() => Promise<void>>();
  /** Blocks written since the last commit: what a commit without a scope means. */
  const staged = new Set<CommitBlock>();

  // Not before something goes out: a value that is refused here stages nothing.
  const noteStaged = (key: string): void => {
    const block = EVERY_BLOCK.find((one) => one === key);
    if (block !== undefined) staged.add(block);
  };

  return {
    id,
    door: door.door,
    address: door.address,
    profile,
    identity,
    isOpen: door.isOpen,
    access: door.access,
    unlock: keeper.unlock,
    lock: async () => {
      keeper.forget();
      await writePoints(parts, { 'access.pin': 0 }, 'ram');
    },
    changePin: keeper.changePin,
    read: (points) => readPoints(parts, points),
    readAll: (readOptions = {}) => readEverything(parts, readOptions),
    live: async (listener) => {
      const stopLive = await followLive(parts, listener);
      const stop = async () => {
        if (stops.delete(stop)) await stopLive();
      };
      stops.add(stop);
      return stop;
    },
    rssiDbm: door.rssiDbm,
    writeControl: (values) => writePoints(parts, values, 'ram'),
    stage: (values) => writePoints(parts, values, 'staged', noteStaged),
    commit: async (generation, scope) => {
      const blocks = scope ?? (staged.size > 0 ? EVERY_BLOCK.filter((one) => staged.has(one)) : EVERY_BLOCK);
      if (blocks.length === 0) throw appError('input.invalid', { field: 'scope', reason: 'empty' });
      const result = await committer.commit(generation, blocks);
      for (const block of blocks) staged.delete(block);
      return result;
    },
    confirmCommit: () => writePoints(parts, { 'commit.confirm': profile.commit.confirmValue }, 'ram'),
    forgetStaged: async () => {
      staged.clear();
      await runCommand(parts, FORGET_STAGED, 0, { waitDone: true });
    },
    command: (run, argument = 0, commandOptions = {}) => runCommand(parts, run, argument, commandOptions),
    setClock: (unixSeconds) => writePoints(parts, { 'clock.set': unixSeconds }, 'ram'),
    sendFilePieces: (pieces) => sendFilePieces(parts, pieces),
    passAccessTo: keeper.passTo,
    onClosed: door.onClosed,
    close: async () => {
      keeper.forget();
      await Promise.allSettled([...stops].map((stop) => stop()));
      await door.close();
    },
  };
};
