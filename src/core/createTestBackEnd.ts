import { createSystemClock } from './adapters/clock/systemClock.ts';
import { createOcppServer } from './adapters/ocpp/createOcppServer.ts';
import { createOcppFiles } from './adapters/ocpp/ocppFiles.ts';
import { createOcppSchema } from './adapters/ocpp/ocppSchema.ts';
import { defaultDataFolder } from './hosting/dataFolder.ts';
import { type BackEnd, type BackEndOptions, startBackEnd } from './ocpp/backEnd/startBackEnd.ts';

/** The local test back end with its adapters, without radio and database. Errors: those of `startBackEnd`. */
export const createTestBackEnd = (options: BackEndOptions, dataDir?: string): Promise<BackEnd> => {
  const clock = createSystemClock();
  const files = createOcppFiles(dataDir ?? defaultDataFolder(), () => clock.nowMs());
  return startBackEnd({ server: createOcppServer(), schema: createOcppSchema(), files, clock }, options);
};
