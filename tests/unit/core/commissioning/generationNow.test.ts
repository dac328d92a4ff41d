import { expect, test } from 'vitest';
import { generationNow } from '#core/commissioning/generationNow.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';

const job = (generation: number, unconfirmedGeneration: number | null) =>
  ({ generation, unconfirmedGeneration }) as JobState;
const chargerAt = (generation: number) =>
  ({ read: async () => ({ 'generation.settings': generation }) }) as unknown as DeviceSession;

test.each([
  ['a commit that was proven', job(4, null), 5, 4],
  ['a charger that still waits', job(4, 4), 4, 4],
  ['a charger that went back by itself', job(4, 4), 5, 5],
  ['a charger that went back by itself at the end of the count', job(65_535, 65_535), 0, 0],
  ['a change of somebody else after that', job(4, 4), 6, 4],
  ['a job that has read the charger since', job(5, 4), 6, 5],
])('after %s the job builds on the right generation', async (_what, state, found, expected) => {
  expect(await generationNow(state, chargerAt(found))).toBe(expected);
});
