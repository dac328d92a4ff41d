import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from '#core/hosting/appRoot.ts';

/** The version of the application this command line belongs to. */
export const appVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(appRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
};
