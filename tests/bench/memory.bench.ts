import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium } from './support/chromium.ts';
import { findJourneys, openStage, type Stage } from './support/journey.ts';
import { rendererBytes, residentBytes } from './support/memory.ts';
import { startPrinting } from './support/printingProcess.ts';
import { report, skip } from './support/report.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

using folder = temporaryFolder();

const memoryOfStaticPage = async (): Promise<number> => {
  const file = join(folder.path, 'static.html');
  writeFileSync(file, '<!doctype html><title>static</title><h1>Page</h1>');
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  const bytes = await rendererBytes(browser);
  await browser.close();
  return bytes;
};

const memoryOfBareNode = async (): Promise<number> => {
  await using bare = startPrinting(join(import.meta.dirname, 'support', 'memory.ts'));
  await bare.untilPrinted(/listening/);
  return residentBytes(bare.pid) ?? 0;
};

/** The whole first job where it can be driven, else the first page of one. */
const useWizard = async (stage: Stage): Promise<string> => {
  const journeys = await findJourneys();
  if (journeys) {
    await journeys.firstCharger(stage);
    return 'after-the-wizard';
  }
  await stage.page.goto(new URL('/#/job/new/load-balancing', stage.page.url()).href);
  await stage.page.getByRole('heading', { level: 1 }).waitFor();
  return 'at-the-wizard';
};

const bench = async (): Promise<void> => {
  const browser = await launchChromium();
  {
    await using stage = await openStage(browser, join(folder.path, 'data'));
    const when = await useWizard(stage);
    report({
      bench: `memory-host-${when}`,
      value: residentBytes(stage.hostPid) ?? 0,
      unit: 'byte',
      peer: { what: 'bare Node that serves a page', value: await memoryOfBareNode() },
    });
    report({
      bench: `memory-renderer-${when}`,
      value: await rendererBytes(browser),
      unit: 'byte',
      peer: { what: 'Chromium with a static page', value: await memoryOfStaticPage() },
    });
  }
  await browser.close();
};

if (residentBytes(process.pid) === undefined) skip('memory', 'the memory of a process is read from /proc');
else await bench();
