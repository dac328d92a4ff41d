import { spawn } from 'node:child_process';
import { installedBrowsers } from './installedBrowsers.ts';

/** Path of a browser that can show an app window, or undefined without one or without a display. */
export const findAppBrowser = (
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string | undefined => {
  const needsDisplay = platform !== 'win32' && platform !== 'darwin';
  if (needsDisplay && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return undefined;
  return installedBrowsers(platform, env)[0];
};

/** Shows an address in a window of its own, without an address bar. The window outlives this process. */
export const openAppWindow = (browser: string, address: string): void => {
  const child = spawn(browser, [`--app=${address}`], { detached: true, stdio: 'ignore' });
  // The address is printed as well, so a browser that does not start costs nothing.
  child.once('error', () => undefined);
  child.unref();
};
