import { type AppError, appError, isAppError } from '#shared/errors/appError.ts';
import type { CommitBlock } from './deviceSession.types.ts';
import { readPoints, type SessionParts, writePoints } from './sessionParts.ts';
import { isRefusal, pointAtRegister, refusalError } from './writeRefusal.ts';

const POLL_MS = 250;
const DEADLINE_MS = 15_000;

/** States of `commit.state` (register map, block B). */
const COMMIT = { clean: 0, staged: 1, committing: 2, failed: 3, waiting: 4 } as const;

const OUTCOME = [
  'commit.state',
  'generation.settings',
  'command.result',
  'command.lastRegister',
  'state.bootCount',
];

interface Outcome {
  readonly state: number;
  readonly generation: number;
  readonly result: number;
  readonly register: number;
}

const outcomeOf = async (parts: SessionParts): Promise<Outcome> => {
  const values = await readPoints(parts, OUTCOME);
  return {
    state: Number(values['commit.state']),
    generation: Number(values['generation.settings']),
    result: Number(values['command.result']),
    register: Number(values['command.lastRegister']),
  };
};

/** Says in the catalogue's words why a commit stored nothing. */
const explain = async (parts: SessionParts, refusal: AppError, expected: number): Promise<unknown> => {
  const device = parts.identity.name;
  if (isAppError(refusal, 'write.refused-state')) {
    const { generation } = await outcomeOf(parts);
    if (generation !== expected) return appError('commit.stale-generation', { expected, found: generation });
    const point = pointAtRegister(parts.profile, refusal.details.register);
    const needsUnplugged = point && parts.profile.points.get(point)?.needsCarUnplugged;
    if (needsUnplugged) return appError('device.car-plugged', { device }, { cause: refusal });
  }
  if (isAppError(refusal, 'write.refused-value')) {
    const point = pointAtRegister(parts.profile, refusal.details.register);
    // The value of a flag that is fine by itself: what is refused is a charger nobody could reach again.
    const isDoor = point === undefined || point === 'modbus.flags' || point.startsWith('commit.');
    if (isDoor) return appError('commit.no-door', { device }, { cause: refusal });
  }
  return refusal;
};

const isLinkGone = (error: unknown): boolean =>
  isAppError(error, 'device.link-lost') || isAppError(error, 'device.timeout');

const followOutcome = async (parts: SessionParts, before: number): Promise<number> => {
  const device = parts.identity.name;
  const { clock } = parts;
  const startedMs = clock.monotonicMs();
  while ((clock.monotonicMs() - startedMs) * clock.speed() < DEADLINE_MS) {
    const { state, generation, result, register } = await outcomeOf(parts);
    if (generation !== before && state !== COMMIT.committing) return generation;
    if (state === COMMIT.failed || (isRefusal(result) && state !== COMMIT.committing)) {
      throw refusalError(isRefusal(result) ? result : 132, device, register);
    }
    await clock.sleep(POLL_MS);
  }
  throw appError('commit.unknown-outcome', { device });
};

const sendCommit = async (parts: SessionParts, generation: number, scope: number): Promise<number> => {
  const device = parts.identity.name;
  let isSent = false;
  try {
    await writePoints(parts, { 'commit.generation': generation }, 'ram');
    isSent = true;
    await writePoints(parts, { 'commit.scope': scope, 'commit.key': parts.profile.commit.key }, 'ram');
    return await followOutcome(parts, generation);
  } catch (error) {
    // From the key on nobody knows whether it was stored until the charger answers again.
    if (isSent && isLinkGone(error)) throw appError('commit.unknown-outcome', { device }, { cause: error });
    throw isAppError(error) ? await explain(parts, error, generation) : error;
  }
};

export interface Committer {
  commit(generation: number, scope: readonly CommitBlock[]): Promise<{ readonly generation: number }>;
}

/** A commit of the session before this one still counts; what was refused stored nothing, so a repeat cannot harm. */
const sendWhenDue = async (parts: SessionParts, generation: number, scope: number): Promise<number> => {
  try {
    return await sendCommit(parts, generation, scope);
  } catch (error) {
    if (!isAppError(error, 'write.too-soon')) throw error;
    await parts.clock.sleep(parts.profile.commit.minIntervalMs);
    return sendCommit(parts, generation, scope);
  }
};

/** Commits what is staged, at most once per 5 s of device time. */
export const createCommitter = (parts: SessionParts): Committer => {
  const { clock, profile } = parts;
  let lastMs: number | undefined;
  return {
    commit: async (generation, scope) => {
      const bits = scope.reduce((sum, block) => sum + 2 ** (profile.commit.scopeBits[block] ?? 0), 0);
      const passedMs = lastMs === undefined ? Infinity : (clock.monotonicMs() - lastMs) * clock.speed();
      if (passedMs < profile.commit.minIntervalMs) {
        await clock.sleep(profile.commit.minIntervalMs - passedMs);
      }
      try {
        return { generation: await sendWhenDue(parts, generation, bits) };
      } finally {
        lastMs = clock.monotonicMs();
      }
    },
  };
};
