import type { Clock } from '#core/ports/clock.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DeviceBlock, DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { decodePoint } from '#shared/profile/pointCodec.ts';
import type { AccessKeeper } from './accessKeeper.ts';
import type { DeviceDoor } from './deviceDoor.types.ts';
import type { DeviceIdentity } from './deviceSession.types.ts';
import { blockNamed } from './profilePoint.ts';
import { planRead, type ReadSpan } from './readPlan.ts';
import type { WritePace } from './writePace.ts';
import { planWrite } from './writeSpans.ts';

/** What the parts of one session share. */
export interface SessionParts {
  readonly door: DeviceDoor;
  readonly profile: DeviceProfile;
  readonly identity: DeviceIdentity;
  readonly clock: Clock;
  readonly keeper: AccessKeeper;
  readonly pace: WritePace;
  /** One at a time: a page that somebody else turns meanwhile would be read as ours. */
  readonly pages: <T>(task: () => Promise<T>) => Promise<T>;
  /** Follows `state.bootCount`: RAM values of a charger that restarted are gone. */
  readonly boots: { seen(values: PointValues): void; check(): void };
}

/** Runs tasks one after the other, also after one that failed. */
export const createTurns = (): SessionParts['pages'] => {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
};

/** Notices a restart in any reading, and says so once before the next write. */
export const createBootWatch = (device: string, bootCount: number): SessionParts['boots'] => {
  let known = bootCount;
  let latest = bootCount;
  return {
    seen: (values) => {
      const count = values['state.bootCount'];
      if (typeof count === 'number') latest = count;
    },
    check: () => {
      if (latest === known) return;
      known = latest;
      throw appError('device.rebooted', { device });
    },
  };
};

const hasCapability = (identity: DeviceIdentity, bit: number): boolean =>
  Math.floor(identity.capabilities / 2 ** bit) % 2 === 1;

/** Whether Modbus may read windowed records in the flat mirror. */
export const isMirrored = ({ profile, identity }: Pick<SessionParts, 'profile' | 'identity'>): boolean =>
  [...profile.blocks.values()].some(
    ({ mirrors }) => mirrors !== undefined && hasCapability(identity, mirrors.capability),
  );

/** Words of a page, read from the head on, which says whether it is the page that was asked for. */
const readPage = async (
  { door, identity }: SessionParts,
  span: ReadSpan,
  block: DeviceBlock,
  page: number,
) => {
  await door.selectPage(block, page);
  const words = await door.readWords(block, 0, span.offset + span.count);
  if (words[block.window?.offset ?? 0] !== page) {
    throw appError('device.bad-answer', { device: identity.name, operation: 'read' });
  }
  return words.slice(span.offset);
};

const readSpan = async (parts: SessionParts, span: ReadSpan): Promise<PointValues> => {
  const { door, profile, boots, pages } = parts;
  const block = blockNamed(profile, span.block);
  const { page } = span;
  const words =
    page === undefined
      ? await door.readWords(block, span.offset, span.count)
      : await pages(() => readPage(parts, span, block, page));
  const values = Object.fromEntries(
    span.points.map(({ point, at }) => [
      point.name,
      decodePoint(point, words.slice(at, at + point.registers)),
    ]),
  );
  boots.seen(values);
  return values;
};

/** Reads one request's worth of points, opening the charger again when its lock fell meanwhile. */
export const readOpened = (parts: SessionParts, span: ReadSpan): Promise<PointValues> =>
  parts.keeper.opened(() => readSpan(parts, span));

/** Reads points with the fewest requests. */
export const readPoints = async (parts: SessionParts, names: readonly string[]): Promise<PointValues> => {
  const options = { door: parts.door.door, mirrored: isMirrored(parts) };
  const values: PointValues = {};
  for (const span of planRead(parts.profile, names, options)) {
    Object.assign(values, await readOpened(parts, span));
  }
  return values;
};

/** FC16 takes 123 registers; the longest Bluetooth value is 248 bytes behind its offset. */
const MAX_WORDS = 123;

/**
 * Checks, paces and writes values; nothing is sent when one of them is out of range. `onSending` is told the block of
 * each write before it goes out.
 */
export const writePoints = async (
  parts: SessionParts,
  values: PointValues,
  storage: 'ram' | 'staged',
  onSending: (block: string) => void = () => undefined,
): Promise<void> => {
  const { door, profile, identity, keeper, pace, boots } = parts;
  const limits = { hardwareMax: identity.hardwareMaxA };
  const spans = planWrite(profile, values, { storage, limits, maxWords: MAX_WORDS });
  boots.check();
  for (const span of spans) {
    await pace.ready(span.points, values);
    onSending(span.block);
    await keeper.opened(() => door.writeWords(blockNamed(profile, span.block), span.offset, span.words));
    pace.written(span.points, values);
  }
};
