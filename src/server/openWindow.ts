import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const windowsPlaces = (env: NodeJS.ProcessEnv): string[] =>
  [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);

const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const places = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] => {
  if (platform === 'win32') return windowsPlaces(env);
  if (platform === 'darwin') return macPlaces;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
};

/** Path of a browser that can show an app window, or undefined without one or without a display. */
export const findAppBrowser = (
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string | undefined => {
  const needsDisplay = platform !== 'win32' && platform !== 'darwin';
  if (needsDisplay && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return undefined;
  return places(platform, env).find(isExecutable);
};

/** Shows an address in a window of its own, without an address bar. The window outlives this process. */
export const openAppWindow = (browser: string, address: string): void => {
  const child = spawn(browser, [`--app=${address}`], { detached: true, stdio: 'ignore' });
  // The address is printed as well, so a browser that does not start costs nothing.
  child.once('error', () => undefined);
  child.unref();
};
