import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import './electronStub.ts';

// Runs the built main bundle against the stub, plays what Electron would do to it, and prints what came of it.
type Listener = (...args: never[]) => unknown;

const [bundle = ''] = process.argv.slice(2);
process.argv.splice(2, 1);
await import(pathToFileURL(bundle).href);

const argsOf = (name: string) =>
  globalThis.electronCalls.filter((call) => call.name === name).map((call) => call.args);

const until = async (name: string): Promise<readonly unknown[]> => {
  for (;;) {
    const [args] = argsOf(name);
    if (args) return args;
    await sleep(5);
  }
};

const listenerOf = (name: string, event: string): Listener =>
  argsOf(name).find(([candidate]) => candidate === event)?.[1] as Listener;

await until('BrowserWindow#.loadURL');

const call = (listener: Listener, ...args: unknown[]): unknown =>
  (listener as (...args: unknown[]) => unknown)(...args);

const serve = async (address: string, method = 'GET') => {
  const handler = argsOf('protocol.handle')[0]?.[1] as (request: unknown) => Promise<Response>;
  const response = await handler({ url: address, method });
  return {
    status: response.status,
    policy: response.headers.get('Content-Security-Policy'),
    body: await response.text(),
  };
};

/** Which listeners of a new web contents stop the event, for an address. */
const contentsRules = () => {
  const listeners = new Map<string, Listener>();
  let windowOpen: unknown;
  call(
    listenerOf('app.on', 'web-contents-created'),
    {},
    {
      on: (event: string, listener: Listener) => listeners.set(event, listener),
      setWindowOpenHandler: (handler: Listener) =>
        (windowOpen = call(handler, { url: 'https://example.org' })),
    },
  );
  const isStopped = (event: string, url: string): boolean => {
    let stopped = false;
    const listener = listeners.get(event);
    if (listener) call(listener, { url, preventDefault: () => (stopped = true) });
    return stopped;
  };
  return {
    windowOpen,
    navigateAway: isStopped('will-navigate', 'https://example.org/'),
    navigateLookalike: isStopped('will-navigate', 'app://bundle.example.org/'),
    navigateInside: isStopped('will-navigate', 'app://bundle/index.html'),
    redirect: isStopped('will-redirect', 'https://example.org/'),
    webview: isStopped('will-attach-webview', ''),
  };
};

/** How many ports a page that asks for the bridge gets. */
const portsFor = (url: string, parent: unknown = null): number => {
  const ports: MessagePort[] = [];
  const postMessage = (_channel: string, _message: unknown, transfer: MessagePort[]) =>
    ports.push(...transfer);
  call(listenerOf('ipcMain.on', 'nexus-bridge'), { senderFrame: { url, parent, postMessage } });
  for (const port of ports) port.close();
  return ports.length;
};

const permissions = () => {
  const answers: Record<string, unknown> = {};
  const handler = argsOf('session.defaultSession.setPermissionRequestHandler')[0]?.[0] as Listener;
  for (const permission of ['geolocation', 'media', 'usb', 'screen-wake-lock']) {
    call(handler, {}, permission, (allowed: boolean) => (answers[permission] = allowed));
  }
  const check = argsOf('session.defaultSession.setPermissionCheckHandler')[0]?.[0] as Listener;
  const device = argsOf('session.defaultSession.setDevicePermissionHandler')[0]?.[0] as Listener;
  return { request: answers, check: call(check, {}, 'serial'), device: call(device) };
};

const order = globalThis.electronCalls.map(({ name }) => name);
const result = {
  order,
  schemes: argsOf('protocol.registerSchemesAsPrivileged')[0]?.[0],
  window: argsOf('new BrowserWindow')[0]?.[0],
  address: argsOf('BrowserWindow#.loadURL')[0]?.[0],
  userData: argsOf('app.setPath')[0],
  page: await serve('app://bundle/index.html'),
  outside: await Promise.all(
    [
      'app://bundle/../../package.json',
      'app://bundle/%2e%2e/%2e%2e/package.json',
      'app://bundle/..%5cpackage.json',
      'app://bundle/index.html%00.js',
    ].map((address) => serve(address)),
  ).then((answers) => answers.map(({ status }) => status)),
  stranger: (await serve('app://elsewhere/index.html')).status,
  post: (await serve('app://bundle/index.html', 'POST')).status,
  contents: contentsRules(),
  permissions: permissions(),
  ports: {
    own: portsFor('app://bundle/index.html'),
    foreign: portsFor('https://example.org/'),
    frame: portsFor('app://bundle/index.html', {}),
  },
};

let prevented = false;
call(listenerOf('app.once', 'will-quit'), { preventDefault: () => (prevented = true) });
await until('app.exit');
process.stdout.write(`${JSON.stringify({ ...result, closesBeforeExit: prevented })}\n`);
process.exit(0);
