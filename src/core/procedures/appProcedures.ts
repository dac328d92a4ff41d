import { implement } from '@orpc/server';
import type { z } from 'zod';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { appContract, type Settings, settingsSchema } from '#shared/contract/app.ts';
import { contractHash } from '#shared/contract/contractHash.ts';

export interface AppProcedureDeps {
  readonly log: SiteLog;
  readonly appVersion: string;
  readonly host: 'window' | 'browser' | 'command-line';
}

const settingsKey = 'interface';

const defaults: Settings = {
  language: null,
  theme: null,
  person: { name: '', qualification: '', certificate: '' },
  country: null,
  lastRoute: '/',
  isMuted: false,
  notifications: { chargeEnded: true, warnings: true, firmware: true },
};

/** What the interface remembers for the person. */
export const readSettings = (log: SiteLog): z.infer<typeof settingsSchema> => {
  const stored = settingsSchema.partial().safeParse(log.setting(settingsKey));
  return { ...defaults, ...(stored.success ? stored.data : {}) } as Settings;
};

export const createAppProcedures = ({ log, appVersion, host }: AppProcedureDeps) => {
  const os = implement(appContract);
  return {
    hello: os.hello.handler(() => ({ appVersion, contractHash: contractHash(), host })),
    settings: os.settings.handler(() => readSettings(log)),
    saveSettings: os.saveSettings.handler(({ input }) => {
      const next = { ...readSettings(log), ...input } as Settings;
      log.setSetting(settingsKey, next);
      return next;
    }),
  };
};
