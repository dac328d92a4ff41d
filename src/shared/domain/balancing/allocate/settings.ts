import { z } from 'zod';

const seconds = z.number().min(0).max(86_400);

/** What may be set differently from the usual; every field is optional. */
export const settingsSchema = z.strictObject({
  /** Length of a turn. */
  epochS: z.number().int().min(60).max(86_400).optional(),
  /** A turn is due after so many turns without current; 1 = the next one, with more pauses and less energy. */
  waitTurns: z.number().int().min(1).max(20).optional(),
  /** Headroom has to last this long before anything is raised. */
  raiseDelayS: seconds.optional(),
  /** Pause between two raises of one charger, and the most one raise adds. */
  raisePauseS: seconds.optional(),
  raiseStepA: z.number().int().min(1).max(100).optional(),
  /** A raise of only 1 A waits this long. */
  smallRaiseDelayS: seconds.optional(),
  /** Most a node may rise by in a window, in amperes and as a share of its limit where that is more. */
  nodeRaiseA: z.number().int().min(1).max(1000).optional(),
  nodeRaiseShare: z.number().min(0).max(0.2).optional(),
  nodeRaiseWindowS: seconds.optional(),
  minOnS: seconds.optional(),
  minOffS: seconds.optional(),
  /** How long a cut may take to be seen in the current of the car. */
  settleS: seconds.optional(),
  meterFreezeS: seconds.optional(),
  meterLostS: z.number().min(1).max(60).optional(),
  /** A meter may show so much less than flows; kept free below every meter. */
  meterErrorA: z.number().min(0).max(20).optional(),
  /** A meter that repeats the same three values for so long counts as lost; left out = only when chargers moved. */
  meterStuckS: seconds.optional(),
  /** A car below its set-point for so long gives the rest back, and is asked again after `probeS`. */
  taperS: seconds.optional(),
  probeS: seconds.optional(),
  idleS: seconds.optional(),
  learnS: seconds.optional(),
});

type Given = z.infer<typeof settingsSchema>;

export type BalanceSettings = {
  readonly [Name in Exclude<keyof Given, 'meterStuckS'>]-?: NonNullable<Given[Name]>;
} & { readonly meterStuckS?: number | undefined };

/**
 * The usual settings. A turn may end after `minOnS`, so that common turns stay common. A load that rises while its meter
 * dies is answered within 15 s: `meterLostS`, a cycle and a write, and up to 5 s until the slowest car follows.
 */
export const usualSettings: BalanceSettings = {
  epochS: 900,
  waitTurns: 2,
  raiseDelayS: 10,
  raisePauseS: 10,
  raiseStepA: 4,
  smallRaiseDelayS: 60,
  nodeRaiseA: 8,
  nodeRaiseShare: 0.05,
  nodeRaiseWindowS: 5,
  minOnS: 300,
  minOffS: 120,
  settleS: 15,
  meterFreezeS: 3,
  meterLostS: 5,
  meterErrorA: 0.2,
  taperS: 60,
  probeS: 600,
  idleS: 60,
  learnS: 30,
};

/** The given settings over the usual ones. */
export const settingsOf = (given: Given | undefined): BalanceSettings => {
  const told = Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined));
  return { ...usualSettings, ...told };
};
