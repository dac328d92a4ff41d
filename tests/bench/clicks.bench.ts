import { join } from 'node:path';
import { countInputs, type InputCounter } from '#tests/e2e/support/countInputs.ts';
import { startBrowserMode } from './support/browserMode.ts';
import { launchChromium } from './support/chromium.ts';
import { findJourneys, type Journeys, noJourneys } from './support/journey.ts';
import { report, skip } from './support/report.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

const goals = { first: 25, next: 6 };

const reportCounts = (bench: string, counter: InputCounter, goal: number): void => {
  report({
    bench,
    value: counter.counts().total,
    unit: 'input',
    peer: { what: 'limit', value: goal },
    goal: 1,
  });
  counter.reset();
};

const benchClicks = async (journeys: Journeys): Promise<void> => {
  using folder = temporaryFolder();
  await using mode = await startBrowserMode(join(folder.path, 'data'), { entry: 'server', practice: true });
  await mode.untilPrinted(/practice site is running/);
  const browser = await launchChromium();
  const page = await browser.newPage({ locale: 'en' });
  const counter = await countInputs(page);
  await page.goto(mode.address);
  await journeys.firstCharger(page);
  reportCounts('inputs-first-charger', counter, goals.first);
  await journeys.nextCharger(page);
  reportCounts('inputs-next-charger', counter, goals.next);
  await browser.close();
};

const journeys = await findJourneys();
if (journeys) await benchClicks(journeys);
else skip('clicks', noJourneys);
