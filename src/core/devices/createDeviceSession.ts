import type { Clock } from '#core/ports/clock.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { createAccessKeeper } from './accessKeeper.ts';
import type { DeviceDoor } from './deviceDoor.types.ts';
import type { DeviceIdentity, DeviceSession } from './deviceSession.types.ts';
import { followLive } from './liveSamples.ts';
import { readEverything } from './readEverything.ts';
import { runCommand } from './runCommand.ts';
import { sendFilePieces } from './sendFilePieces.ts';
import { createBootWatch, createTurns, readPoints, type SessionParts, writePoints } from './sessionParts.ts';
import { createStagedBlocks } from './stagedBlocks.ts';
import { createWritePace } from './writePace.ts';

/** The live samples a session is asked for; they end with it at the latest. */
const createLiveStreams = (
  parts: SessionParts,
): { readonly begin: DeviceSession['live']; stopAll(): Promise<unknown> } => {
  const stops = new Set<() => Promise<void>>();
  return {
    begin: async (listener) => {
      const stopLive = await followLive(parts, listener);
      const stop = async () => {
        if (stops.delete(stop)) await stopLive();
      };
      stops.add(stop);
      return stop;
    },
    stopAll: () => Promise.allSettled([...stops].map((stop) => stop())),
  };
};

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
  const liveStreams = createLiveStreams(parts);

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
    live: liveStreams.begin,
    rssiDbm: door.rssiDbm,
    writeControl: (values) => writePoints(parts, values, 'ram'),
    ...createStagedBlocks(parts),
    confirmCommit: () => writePoints(parts, { 'commit.confirm': profile.commit.confirmValue }, 'ram'),
    command: (run, argument = 0, commandOptions = {}) => runCommand(parts, run, argument, commandOptions),
    setClock: (unixSeconds) => writePoints(parts, { 'clock.set': unixSeconds }, 'ram'),
    sendFilePieces: (pieces) => sendFilePieces(parts, pieces),
    passAccessTo: keeper.passTo,
    onClosed: door.onClosed,
    close: async () => {
      keeper.forget();
      await liveStreams.stopAll();
      await door.close();
    },
  };
};
