import { homedir } from 'node:os';
import { join } from 'node:path';

const folderName = 'Nexus Configurator';

/** Where the log and the settings lie when nobody says otherwise: the data folder of the system's convention. */
export const defaultDataFolder = (
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string => {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), folderName);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', folderName);
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'nexus-configurator');
};
