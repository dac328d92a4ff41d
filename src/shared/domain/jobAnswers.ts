import { z } from 'zod';

/** Who sets the current from tomorrow on, and what the answer needs. */
export const controlAnswersSchema = z.object({
  who: z.enum(['other-controller', 'nobody', 'own-meter', 'this-program']).optional(),
  /** Refresh period of the permanent controller (s), when the person knows it. */
  controllerPeriodS: z.number().min(1).max(600).optional(),
  /** After this long without a write the fail-safe current holds (s). */
  timeoutS: z.number().int().min(0).max(600).optional(),
  failsafeA: z.number().int().min(0).max(40).optional(),
  modbusPort: z.number().int().min(1).max(65535).optional(),
  /** Whether settings may later be changed over the network with the PIN; unanswered = they may not. */
  laterChanges: z.enum(['allowed', 'not-allowed']).optional(),
  /** The charger's own meter: read over Modbus TCP, or current transformers wired to the charger. */
  meterSource: z.enum(['modbus-meter', 'ct-clamp']).optional(),
  meterAddress: z.string().max(15).optional(),
  meterPort: z.number().int().min(1).max(65535).optional(),
  meterUnit: z.number().int().min(0).max(255).optional(),
  /** Number of the meter's profile in the charger, see docs/reference-meter.md. */
  meterProfile: z.number().int().min(1).max(65535).optional(),
  houseFuseA: z.number().min(0).max(300).optional(),
  reserveA: z.number().min(0).max(100).optional(),
  /** Holds when the meter is lost for longer than `meterTimeoutS`. */
  meterLossA: z.number().int().min(0).max(40).optional(),
  meterTimeoutS: z.number().int().min(0).max(300).optional(),
});
export type ControlAnswers = z.infer<typeof controlAnswersSchema>;

/** Whether this answer takes the charger over to the network, so that Bluetooth is silent at the end. */
export const goesToNetwork = (who: ControlAnswers['who']): boolean => who !== undefined && who !== 'nobody';

/** Whether somebody on the network writes the current, so that the charger's watchdog is the fall-back. */
export const isSteeredOver = (who: ControlAnswers['who']): boolean =>
  who === 'other-controller' || who === 'this-program';

/** Wi-Fi of the site; the password is never part of the answers, it is handed over with the trial only. */
export const networkAnswersSchema = z.object({
  ssid: z.string().max(32).optional(),
  ipMode: z.enum(['dhcp', 'static']).optional(),
  address: z.string().max(15).optional(),
  netmask: z.string().max(15).optional(),
  gateway: z.string().max(15).optional(),
  hasReservation: z.enum(['yes', 'no', 'unknown']).optional(),
});
export type NetworkAnswers = z.infer<typeof networkAnswersSchema>;
