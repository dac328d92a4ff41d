import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { startBrowserMode } from './support/browserMode.ts';
import { launchChromium } from './support/chromium.ts';
import { report } from './support/report.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';
import { compareMs } from './support/timing.ts';

/** What the first page may load, in bytes of gzipped JavaScript. */
const firstPageGoal = 250_000;
const turns = 5;

using folder = temporaryFolder();
const staticPage = join(folder.path, 'static.html');
writeFileSync(staticPage, '<!doctype html><title>static</title><h1>Page</h1><button>Press</button>');

const untilUsable = (page: Page): Promise<void> => page.getByRole('heading', { level: 1 }).waitFor();

const openInChromium = async (address: string, look: (page: Page) => Promise<void>): Promise<void> => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await look(page);
  } finally {
    await browser.close();
  }
};

const startApplication = async (): Promise<void> => {
  await using mode = await startBrowserMode(join(folder.path, 'data'), { entry: 'start' });
  await openInChromium(mode.address, untilUsable);
};

const started = await compareMs(turns, startApplication, () =>
  openInChromium(pathToFileURL(staticPage).href, untilUsable),
);
report({
  bench: 'start-to-first-page',
  value: started.ours,
  unit: 'ms',
  peer: { what: 'headless Chromium with a static page', value: started.peer },
});

const scriptsOf = async (page: Page, address: string): Promise<Buffer[]> => {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  await page.goto(address);
  await untilUsable(page);
  await page.waitForLoadState('networkidle');
  return Promise.all(bodies);
};

await using mode = await startBrowserMode(join(folder.path, 'data'), { entry: 'server' });
const browser = await launchChromium();
const scripts = await scriptsOf(await browser.newPage(), mode.address);
await browser.close();
report({
  bench: 'first-page-js-gzipped',
  value: scripts.reduce((sum, body) => sum + gzipSync(body).byteLength, 0),
  unit: 'byte',
  size: scripts.length,
  peer: { what: 'limit', value: firstPageGoal },
  goal: 1,
});
