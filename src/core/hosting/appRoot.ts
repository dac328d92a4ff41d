import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds `resources/` and `out/`, wherever below it this code runs: as a source or as a bundle. */
export const appRoot = (from: string = import.meta.dirname): string => {
  if (existsSync(join(from, 'resources', 'profiles'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('The application folder has no resources/profiles.');
  return appRoot(parent);
};
