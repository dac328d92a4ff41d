import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const bundle = join(root, 'out', 'main', 'index.js');
const preload = join(root, 'out', 'preload', 'index.cjs');

interface Page {
  readonly status: number;
  readonly policy: string;
  readonly body: string;
}
interface Result {
  readonly order: readonly string[];
  readonly schemes: unknown;
  readonly window: { readonly webPreferences: Readonly<Record<string, unknown>> };
  readonly address: string;
  readonly userData: unknown;
  readonly page: Page;
  readonly outside: readonly number[];
  readonly stranger: number;
  readonly post: number;
  readonly contents: unknown;
  readonly permissions: unknown;
  readonly ports: unknown;
  readonly closesBeforeExit: boolean;
}

let dataDir = '';
let result: Result;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'nexus-main-'));
  const driver = join(import.meta.dirname, 'driveMain.ts');
  const { stdout, stderr } = spawnSync(process.execPath, [driver, bundle, '--data', dataDir], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) throw new Error(`The main bundle did not start.\n${stdout}${stderr}`);
  result = JSON.parse(line) as Result;
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('the sandbox and the scheme are set up before anything waits for the application', () => {
  const ready = result.order.indexOf('app.whenReady');
  for (const name of ['app.enableSandbox', 'protocol.registerSchemesAsPrivileged']) {
    expect(result.order.indexOf(name)).toBeGreaterThanOrEqual(0);
    expect(result.order.indexOf(name)).toBeLessThan(ready);
  }
  expect(result.order).toContain('app.requestSingleInstanceLock');
});

test('the interface has a secure origin of its own', () => {
  expect(result.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  expect(result.address).toBe('app://bundle/index.html');
});

test('the window is sandboxed, isolated and without Node', () => {
  expect(result.window.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    preload,
  });
});

test('the page is served with the strict policy', () => {
  expect(result.page.status).toBe(200);
  const nonce = /'nonce-([^']+)'/.exec(result.page.policy)?.[1];
  expect(nonce).toBeDefined();
  expect(result.page.body).toContain(`nonce="${nonce}"`);
  expect(result.page.policy).not.toContain('unsafe');
});

test('nothing outside the interface is served', () => {
  expect(result.outside).toEqual([404, 404, 404, 404]);
  expect(result.stranger).toBe(403);
  expect(result.post).toBe(403);
});

test('the page cannot leave, open windows or attach a webview', () => {
  expect(result.contents).toEqual({
    windowOpen: { action: 'deny' },
    navigateAway: true,
    navigateLookalike: true,
    navigateInside: false,
    redirect: true,
    webview: true,
  });
});

test('every permission is refused but to keep the screen on', () => {
  expect(result.permissions).toEqual({
    request: { geolocation: false, media: false, usb: false, 'screen-wake-lock': true },
    check: false,
    device: false,
  });
});

test('only our own main frame gets a port to the core', () => {
  expect(result.ports).toEqual({ own: 1, foreign: 0, frame: 0 });
});

test('the core is closed before the process exits', () => {
  expect(result.closesBeforeExit).toBe(true);
});

test('the preload is CommonJS that requires only electron', () => {
  expect(existsSync(preload)).toBe(true);
  const text = readFileSync(preload, 'utf8');
  const required = [...text.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name);
  expect(required).toEqual(['electron']);
  expect(text).not.toMatch(/^\s*(import|export)\s/m);
});
