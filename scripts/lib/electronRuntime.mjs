import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { node24 } from './node24.mjs';
import { inProject, projectDir } from './project.mjs';
import { run } from './run.mjs';

const DOWNLOAD_LIMIT_MS = 20_000;

const executableName = () => {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
};

/** Path of an Electron runtime, looked for as a file (importing `electron` would start a download), or undefined. */
export const findElectron = () =>
  [process.env.ELECTRON_OVERRIDE_DIST_PATH, inProject('node_modules', 'electron', 'dist')]
    .filter((folder) => folder)
    .map((folder) => join(folder, executableName()))
    .find((file) => existsSync(file));

const cacheDir = () => {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return join(homedir(), '.cache');
};

const failureFile = () => {
  const { version } = JSON.parse(readFileSync(inProject('node_modules', 'electron', 'package.json'), 'utf8'));
  return join(cacheDir(), 'nexus-configurator', `electron-${version}-download-failed`);
};

const remember = (file) => {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, new Date().toISOString());
  } catch {
    // Without a place to remember it, the next start tries again.
  }
};

/** Tries once to download the runtime, for at most 20 s. Resolves to its path, or undefined. */
const downloadElectron = async () => {
  process.stderr.write('Downloading the Electron runtime (at most 20 s) …\n');
  const code = await run(node24(), [inProject('node_modules', 'electron', 'install.js')], {
    cwd: projectDir,
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT_MS,
    killSignal: 'SIGKILL',
  }).catch(() => 1);
  return code === 0 ? findElectron() : undefined;
};

/** Why a window of Electron cannot be shown on this computer whatever is installed, or undefined. */
export const whyNoWindow = () => {
  if (process.platform !== 'linux') return undefined;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
  if (process.getuid() === 0) return 'its sandbox does not run as root';
  return undefined;
};

/**
 * The runtime to start, `{ path }`, or `{ reason }` why there is none. A download that failed is not tried again until
 * somebody asks for Electron by name.
 */
export const electronFor = async ({ isAskedFor }) => {
  const reason = whyNoWindow();
  if (reason) return { reason };
  const found = findElectron();
  if (found) return { path: found };
  const failed = failureFile();
  if (existsSync(failed) && !isAskedFor) return { reason: 'its runtime could not be downloaded earlier' };
  const path = await downloadElectron();
  if (path) {
    rmSync(failed, { force: true });
    return { path };
  }
  remember(failed);
  return { reason: 'its runtime could not be downloaded' };
};
