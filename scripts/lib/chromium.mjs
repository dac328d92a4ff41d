import { existsSync } from 'node:fs';
import { capture, run } from './run.mjs';

const ADVICE =
  'The end-to-end tests need Chromium: install it (Debian: sudo apt-get install chromium) or set CHROMIUM to the path of a Chromium, Chrome or Edge.';

// Only in Node 24, which reads the TypeScript of the application as it is.
const installed = async () => (await import('../../src/server/installedBrowsers.ts')).installedBrowsers()[0];

const succeeds = async (command, args) => {
  const result = await capture(command, args).catch(() => ({ code: 1 }));
  return result.code === 0;
};

/** How to become root without asking: nothing to add, `sudo -n`, or undefined when it is not possible. */
const rootPrefix = async () => {
  if (process.getuid?.() === 0) return [];
  return (await succeeds('sudo', ['-n', 'true'])) ? ['sudo', '-n'] : undefined;
};

const installDebianPackage = async () => {
  if (!existsSync('/usr/bin/apt-get')) return;
  const prefix = await rootPrefix();
  if (!prefix) return;
  process.stdout.write('Installing the Debian package chromium …\n');
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, 'apt-get', ...args];
    return run(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  if ((await apt('update')) === 0) await apt('install', '-y', '--no-install-recommends', 'chromium');
};

/**
 * Path of a Chromium for the end-to-end tests: the one in CHROMIUM, an installed one, or Debian's package when it may
 * be installed. `{ path }`, or `{ advice }`.
 */
export const provideChromium = async () => {
  const given = process.env.CHROMIUM;
  if (given)
    return existsSync(given) ? { path: given } : { advice: `CHROMIUM is ${given}, which is not there.` };
  const path = (await installed()) ?? (await installDebianPackage(), await installed());
  return path ? { path } : { advice: ADVICE };
};
