import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { JobState } from './jobState.ts';

/**
 * The generation a job's next commit builds on. A charger that took an unproven change of doors back by itself has
 * moved one on, and that is nobody else's change; any other number is left to be refused as stale.
 */
export const generationNow = async (state: JobState, session: DeviceSession): Promise<number> => {
  const known = state.generation ?? 0;
  if (state.unconfirmedGeneration !== known) return known;
  const { 'generation.settings': found } = await session.read(['generation.settings']);
  return found === (known + 1) % 65_536 ? found : known;
};
