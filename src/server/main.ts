import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';
import { createCore } from '#core/createCore.ts';
import { appRoot } from '#core/hosting/appRoot.ts';
import { describeError } from '#core/hosting/describeError.ts';
import { type HostArgs, parseHostArgs } from '#core/hosting/hostArgs.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { findAppBrowser, openAppWindow } from './openWindow.ts';

import { type BrowserServer, type BrowserServerOptions, startBrowserServer } from './startBrowserServer.ts';

// A fixed port keeps the browser's own settings for the page; with it taken by a second instance any other will do.
const USUAL_PORT = 47_370;
const FORCE_AFTER_MS = 5000;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const start = async (options: Omit<BrowserServerOptions, 'port'>, port: number | undefined) => {
  try {
    return await startBrowserServer({ ...options, port: port ?? USUAL_PORT });
  } catch (error) {
    if (port !== undefined || !isAppError(error, 'server.port-in-use')) throw error;
    return await startBrowserServer({ ...options, port: 0 });
  }
};

const printAddress = (server: BrowserServer): void =>
  print(`Open once in a browser on this computer: ${server.mintAddress('printed')}`);

const show = (server: BrowserServer, args: HostArgs): void => {
  printAddress(server);
  print('Enter prints a new address, Ctrl-C ends Nexus Configurator.');
  process.stdin.on('data', (chunk) => {
    if (String(chunk).includes('\n')) printAddress(server);
  });
  process.stdin.on('error', () => undefined);
  const browser = args.open ? findAppBrowser() : undefined;
  if (browser) openAppWindow(browser, server.mintAddress('window'));
};

const endOnSignals = (close: () => Promise<void>): void => {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    // A charger that does not answer must not keep the terminal; its own supervision ends the link.
    setTimeout(() => process.exit(1), FORCE_AFTER_MS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
};

const main = async (): Promise<void> => {
  const args = parseHostArgs(process.argv.slice(2), { strict: true });
  const root = appRoot();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const core = await createCore({
    host: 'browser',
    appVersion: version,
    appRoot: root,
    dataDir: args.dataDir,
    setDamagedLogAside: args.setDamagedLogAside,
    processHost: createNodeProcessHost(root),
  });
  const closing: (() => Promise<void>)[] = [() => core.close()];
  endOnSignals(async () => {
    for (const close of closing) await close();
  });
  const server = await start(
    { core, rendererDir: join(root, 'out', 'renderer'), documents: core.manuals.load },
    args.port,
  ).catch(async (error: unknown) => {
    await core.close();
    throw error;
  });
  closing.unshift(() => server.close());
  show(server, args);
  if (!args.practice) return;
  // Without it the rest still works, and its page offers to try again.
  await core.startPractice().then(
    () => print('The practice site is running.'),
    (error: unknown) => complain(describeError(error, root)),
  );
};

main().catch((error: unknown) => {
  complain(describeError(error, appRoot()));
  process.exitCode = 1;
});
