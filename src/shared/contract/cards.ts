import { oc } from '@orpc/contract';
import { z } from 'zod';
import { workplace } from './charger.ts';
import { jobStream } from './devices.ts';
import { errorsOf } from './wireError.ts';

export const learnedCardSchema = z.object({
  slot: z.number(),
  /** Hex, two digits per byte. */
  uid: z.string(),
});
export type LearnedCard = z.infer<typeof learnedCardSchema>;

/** What a charger does with cards by itself; its stored cards are settings like others. */
export const cardsContract = {
  /** Progress is in seconds of waiting; leaving the stream ends the waiting in the charger too. */
  learn: oc.errors(errorsOf('device.not-connected')).input(workplace).output(jobStream(learnedCardSchema)),
};
