import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errorsOf } from './wireError.ts';

export const languageSchema = z.enum(['en', 'cs', 'de']);
export const themeSchema = z.enum(['light', 'dark', 'outdoor']);
export const countrySchema = z.enum(['CZ', 'SK', 'DE', 'AT', 'IEC']);
export type Language = z.infer<typeof languageSchema>;
export type Theme = z.infer<typeof themeSchema>;
export type Country = z.infer<typeof countrySchema>;

/** Who works: recorded before load balancing or OCPP is set. */
export const personSchema = z.object({
  name: z.string().trim().max(120),
  qualification: z.string().trim().max(120),
  certificate: z.string().trim().max(60),
});
export type Person = z.infer<typeof personSchema>;

/** Which messages are shown; safety faults always are. */
export const notificationSettingsSchema = z.object({
  chargeEnded: z.boolean(),
  warnings: z.boolean(),
  firmware: z.boolean(),
});
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;

export const settingsSchema = z.object({
  language: languageSchema.nullable(),
  theme: themeSchema.nullable(),
  person: personSchema,
  country: countrySchema.nullable(),
  /** Where the application was left. */
  lastRoute: z.string().max(200),
  isMuted: z.boolean(),
  notifications: notificationSettingsSchema,
});
export type Settings = z.infer<typeof settingsSchema>;

export const helloSchema = z.object({
  appVersion: z.string(),
  contractHash: z.string(),
  host: z.enum(['window', 'browser', 'command-line']),
});

/** The application itself: who it is, and what it remembers for the person. */
export const appContract = {
  hello: oc.errors(errorsOf()).output(helloSchema),
  settings: oc.errors(errorsOf('log.busy')).output(settingsSchema),
  saveSettings: oc
    .errors(errorsOf('log.disk-full', 'log.busy'))
    .input(settingsSchema.partial())
    .output(settingsSchema),
};
