import { z } from 'zod';

/** A root certificate is text of a few thousand characters; a chain of three still fits. */
export const longestCaCharacters = 16 * 1024;

/** How often meter values may be sent (s). */
export const shortestMeterS = 5;
export const longestMeterS = 3600;

/** Where a charger is to go, and how it behaves there. Secrets are no answers: they are handed over apart. */
export const backendAnswersSchema = z.object({
  /** The back end of an operator, or the local one of this program, for a proof without internet. */
  where: z.enum(['operator', 'this-laptop']).optional(),
  presetId: z.string().max(60).optional(),
  /** As typed; what is wrong with it is told by the rules. */
  url: z.string().max(5000).optional(),
  identity: z.string().max(5000).optional(),
  profile: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).optional(),
  /** A profile below the one in the charger is only written with this word (security whitepaper, A00.FR.005). */
  acceptsLowerProfile: z.boolean().optional(),
  heartbeatS: z.number().int().min(10).max(65_534).optional(),
  /** 0 = no meter values; a charger takes nothing between that and 5 s. */
  meterIntervalS: z.union([z.literal(0), z.number().int().min(shortestMeterS).max(longestMeterS)]).optional(),
  /** Charging while the back end is away: 0 deny, 1 local list, 2 allow. */
  offline: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
  acceptsProfiles: z.boolean().optional(),
  /** Root certificate of the back end (PEM); public, so it may be kept. */
  caPem: z.string().max(longestCaCharacters).optional(),
});
export type BackendAnswers = z.infer<typeof backendAnswersSchema>;

/** What holds for a question nobody has answered. */
export const backendDefaults = {
  profile: 2,
  heartbeatS: 300,
  meterIntervalS: 60,
  offline: 1,
  acceptsProfiles: true,
} as const satisfies BackendAnswers;
