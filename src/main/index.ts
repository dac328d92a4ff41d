import { join } from 'node:path';
import { app, BrowserWindow, dialog, shell } from 'electron';
import { createCore } from '#core/createCore.ts';
import { appRoot } from '#core/hosting/appRoot.ts';
import { describeError } from '#core/hosting/describeError.ts';
import { parseHostArgs } from '#core/hosting/hostArgs.ts';
import { registerAppScheme, serveInterface, startAddress } from './appScheme.ts';
import { offerBridge } from './bridgePort.ts';
import { denyEverythingElse } from './denyEverythingElse.ts';
import { createSystemKeyStore } from './systemKeyStore.ts';
import { createUtilityProcessHost } from './utilityProcessHost.ts';
import { windowOptions } from './windowOptions.ts';

const openWindow = (root: string): void => {
  const window = new BrowserWindow(windowOptions(join(root, 'out', 'preload', 'index.cjs')));
  window.once('ready-to-show', () => window.show());
  void window.loadURL(startAddress);
};

const focusWindow = (): void => {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
};

/** Errors come as a text, empty when it worked. */
const openDocument = async (path: string): Promise<void> => {
  const problem = await shell.openPath(path);
  if (problem !== '') throw new Error(problem);
};

const showError = (error: unknown, root: string): void =>
  dialog.showErrorBox('Nexus Configurator', describeError(error, root));

const run = async (root: string, args: ReturnType<typeof parseHostArgs>): Promise<void> => {
  await app.whenReady();
  const core = await createCore({
    host: 'window',
    appVersion: app.getVersion(),
    appRoot: root,
    dataDir: args.dataDir,
    setDamagedLogAside: args.setDamagedLogAside,
    keyStore: createSystemKeyStore(),
    openDocument,
    processHost: createUtilityProcessHost(join(root, 'out', 'node')),
  });
  // Links to chargers are ended before the process is: a charger that is left hanging refuses the next visitor.
  app.once('will-quit', (event) => {
    event.preventDefault();
    void core.close().finally(() => app.exit());
  });
  serveInterface(join(root, 'out', 'renderer'));
  offerBridge(core);
  openWindow(root);
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(root);
  });
  // Without it the rest still works, and its page offers to try again.
  if (args.practice) await core.startPractice().catch((error: unknown) => showError(error, root));
};

const start = (): void => {
  const root = appRoot();
  const args = parseHostArgs(process.argv.slice(app.isPackaged ? 1 : 2), { strict: false });
  // One window per data folder: the lock lies in the profile, so the profile goes where the data goes.
  if (args.dataDir !== undefined) app.setPath('userData', join(args.dataDir, 'window'));
  app.enableSandbox();
  registerAppScheme();
  denyEverythingElse();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on('second-instance', focusWindow);
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  run(root, args).catch((error: unknown) => {
    showError(error, root);
    app.exit(1);
  });
};

start();
