import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import type { DeviceReading, ReadAllOptions } from './deviceSession.types.ts';
import { planRead, type ReadSpan } from './readPlan.ts';
import { isMirrored, readOpened, type SessionParts } from './sessionParts.ts';

const namesToRead = (parts: SessionParts, mirrored: boolean): string[] =>
  [...parts.profile.points.values()]
    .filter(({ access, place, mirror }) => {
      const block = parts.profile.blocks.get(place.block);
      if (access === 'w' || block?.snapshot !== true) return false;
      // With the flat mirror, Modbus has no use for the window's own head.
      const isWindowHead = block.window !== undefined && mirror === undefined;
      return !(parts.door.door === 'modbus' && mirrored && isWindowHead);
    })
    .map(({ name }) => name);

const secretsFrom = (profile: DeviceProfile, values: PointValues): Record<string, boolean> => {
  const secrets: Record<string, boolean> = {};
  for (const { name, secret } of profile.points.values()) {
    const bits = secret && values[secret.storedIn];
    if (secret && typeof bits === 'number') secrets[name] = Math.floor(bits / 2 ** secret.bit) % 2 === 1;
  }
  return secrets;
};

/** A failure of one block does not spoil the rest, unless the link itself is gone. */
const isFatal = (error: unknown): boolean =>
  !isAppError(error) || error.code === 'device.link-lost' || error.code.startsWith('pin.wrong');

const readSpanInto = async (
  parts: SessionParts,
  span: ReadSpan,
  into: { values: PointValues; unreadable: Record<string, string> },
): Promise<void> => {
  try {
    Object.assign(into.values, await readOpened(parts, span));
  } catch (error) {
    if (isFatal(error) || !isAppError(error)) throw error;
    for (const { point } of span.points) into.unreadable[point.name] = error.code;
  }
};

/** Reads all blocks and the history: 13 requests over Modbus with the flat mirror. */
export const readEverything = async (
  parts: SessionParts,
  { onProgress, signal }: ReadAllOptions,
): Promise<DeviceReading> => {
  const mirrored = isMirrored(parts);
  const spans = planRead(parts.profile, namesToRead(parts, mirrored), { door: parts.door.door, mirrored });
  const before = parts.door.requests();
  const startedMs = parts.clock.monotonicMs();
  const into = { values: {} as PointValues, unreadable: {} as Record<string, string> };
  for (const [index, span] of spans.entries()) {
    if (signal?.aborted) throw appError('job.cancelled', {});
    await readSpanInto(parts, span, into);
    onProgress?.(index + 1, spans.length);
  }
  return {
    ...into,
    secretsSet: secretsFrom(parts.profile, into.values),
    requests: parts.door.requests() - before,
    tookMs: parts.clock.monotonicMs() - startedMs,
  };
};
