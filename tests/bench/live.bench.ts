import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { openBridge } from '#tests/e2e/support/bridge.ts';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';
import { startBrowserMode } from './support/browserMode.ts';
import { launchChromium } from './support/chromium.ts';
import { cpuMs, rendererCpuMs } from './support/cpu.ts';
import { openStage } from './support/journey.ts';
import { startPrinting } from './support/printingProcess.ts';
import { report } from './support/report.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';
import { median } from './support/timing.ts';

const measuredS = 15;
const settleMs = 5000;
const samplePeriodMs = 1000;
const frameMs = 1000 / 60;
/** A page that is only looked at may use a tenth of one core. */
const tenthOfACoreMsPerS = 100;
const hourOfSamples = 3600;
const turns = 5;

using folder = temporaryFolder();

const addressesOf = (site: PracticeSite, count: number): string[] =>
  site.ready.chargers
    .slice(0, count)
    .map(({ modbus }) => `modbus://${modbus.host}:${modbus.port}/${modbus.unit}`);

const showCharger = async (page: Page, address: string, deviceId: string): Promise<void> => {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(new URL(`/#/chargers/${deviceId}`, address).href);
  await page.getByRole('heading', { name: 'Last hour' }).waitFor();
};

/** Time from the plug in the socket of the car to the word on the screen. */
const benchPlug = async (page: Page, site: PracticeSite): Promise<void> => {
  const serial = site.ready.chargers[0]?.serial ?? '';
  const took: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const startedAt = performance.now();
    await site.control(`/chargers/${serial}/car`, { action: 'plug' });
    await page.getByText('plugged in', { exact: true }).waitFor();
    took.push(performance.now() - startedAt);
    await site.control(`/chargers/${serial}/car`, { action: 'unplug' });
    await page.getByText('no car', { exact: true }).waitFor();
  }
  const peer = { what: 'one period of the samples', value: samplePeriodMs };
  report({ bench: 'live-plug-to-screen', value: median(took), unit: 'ms', peer, goal: 2 });
};

const benchStream = async (browser: Browser, count: number): Promise<void> => {
  await using site = await startSite({ chargers: count, speed: 1, commissioned: true });
  const dataDir = join(folder.path, `data-${count}`);
  await using mode = await startBrowserMode(dataDir, { entry: 'server' });
  const end = async (): Promise<void> => undefined;
  const bridge = await openBridge({ dataDir, mintAddress: mode.mintAddress, stop: end, kill: end });
  const addresses = addressesOf(site, count);
  const devices = [];
  for (const target of addresses) devices.push(await bridge.api.devices.open({ target }));
  const page = await browser.newPage({ locale: 'en' });
  // An open page follows every charger, because any of them may have to tell something.
  await showCharger(page, await mode.mintAddress(), devices[0]?.id ?? '');
  await using bare = startPrinting(join(import.meta.dirname, 'support', 'bareLive.ts'), addresses);
  await bare.untilPrinted(/reading/);
  await sleep(settleMs);
  const before = [cpuMs(mode.pid), cpuMs(bare.pid), await rendererCpuMs(browser)] as const;
  await sleep(measuredS * 1000);
  const [host, peer, renderer] = [
    cpuMs(mode.pid) - before[0],
    cpuMs(bare.pid) - before[1],
    (await rendererCpuMs(browser)) - before[2],
  ];
  report({
    bench: 'live-host-cpu',
    size: count,
    value: host / measuredS,
    unit: 'ms/s',
    peer: { what: 'bare modbus-serial that reads the same block', value: peer / measuredS },
  });
  report({
    bench: 'live-renderer-cpu',
    size: count,
    value: renderer / measuredS,
    unit: 'ms/s',
    peer: { what: 'a tenth of one core', value: tenthOfACoreMsPerS },
    goal: 1,
  });
  if (count === 1) await benchPlug(page, site);
  await page.close();
  bridge.close();
};

/** Time the page's main thread has worked (ms), counted from the first look on. */
const countTasks = async (page: Page): Promise<() => Promise<number>> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
};

/** An hour as the application would tell it that had followed the charger that long. */
const anHour = (): string => {
  const newestMs = Date.now() - samplePeriodMs;
  const times = Array.from({ length: hourOfSamples }, (_, age) => newestMs - (hourOfSamples - age) * 1000);
  const wave = (phase: number) =>
    times.map((_, at) => Math.round((10 + 6 * Math.sin(at / 90 + phase)) * 1000) / 1000);
  const columns = {
    ...Object.fromEntries([1, 2, 3].map((phase) => [`meter.current.l${phase}`, wave(phase)])),
    'limit.active': times.map((_, at) => (at % 600 < 300 ? 16 : 10)),
    'meter.power': wave(4),
  };
  return JSON.stringify({ atMs: times, columns });
};

/** Puts an hour where the application tells of the seconds it has recorded. */
const withAnHour = (page: Page): Promise<void> =>
  page.routeWebSocket(/\/bridge/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) =>
      socket.send(
        typeof message === 'string'
          ? message.replace(/(?<="past":)\{"atMs":\[[^\]]*\],"columns":\{[^}]*\}\}/, anHour)
          : message,
      ),
    );
  });

const samplesOn = (page: Page): Promise<number> =>
  page.evaluate(() => Number(document.querySelector<HTMLElement>('[data-samples]')?.dataset['samples'] ?? 0));

/** What one more sample costs the page while the plot holds an hour of them, all of it shown. */
const benchPlot = async (browser: Browser): Promise<void> => {
  await using stage = await openStage(browser, join(folder.path, 'plot'), withAnHour);
  const { page, site } = stage;
  const [charger] = site.chargers;
  await page.getByRole('link', { name: 'Chargers' }).click();
  await page.getByRole('button', { name: `Connect to ${charger.name}` }).click();
  await page.getByRole('button', { name: '60 min' }).click();
  await site.act(charger.serial, 'car', { action: 'plug' });
  while ((await samplesOn(page)) < hourOfSamples - 60) await sleep(200);
  await page.evaluate(() => {
    const plot = document.querySelector('[data-samples]');
    const count = { value: 0 };
    if (plot) new MutationObserver(() => (count.value += 1)).observe(plot, { attributes: true });
    Object.assign(window, { drawnSamples: count });
  });
  const taskMs = await countTasks(page);
  const fromMs = await taskMs();
  await sleep(measuredS * 1000);
  const drawn = await page.evaluate(
    () => (window as unknown as { drawnSamples: { value: number } }).drawnSamples.value,
  );
  report({
    bench: 'live-plot-frame',
    size: await samplesOn(page),
    value: ((await taskMs()) - fromMs) / drawn,
    unit: 'ms',
    peer: { what: 'one frame at 60 Hz', value: frameMs },
    goal: 1,
  });
};

const browser = await launchChromium();
await benchStream(browser, 1);
await benchStream(browser, 20);
await benchPlot(browser);
await browser.close();
process.exit();
