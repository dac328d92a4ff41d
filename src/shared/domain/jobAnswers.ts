import { z } from 'zod';

/** Who sets the current from tomorrow on. The other two answers follow with load balancing for real sites. */
export const controlAnswersSchema = z.object({
  who: z.enum(['other-controller', 'nobody']).optional(),
  /** Refresh period of the permanent controller (s), when the person knows it. */
  controllerPeriodS: z.number().min(1).max(600).optional(),
  /** After this long without a write the fail-safe current holds (s). */
  timeoutS: z.number().int().min(0).max(600).optional(),
  failsafeA: z.number().int().min(0).max(40).optional(),
  modbusPort: z.number().int().min(1).max(65535).optional(),
});
export type ControlAnswers = z.infer<typeof controlAnswersSchema>;

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
