import { join } from 'node:path';
import { countInputs, type InputCounter } from '#tests/e2e/support/countInputs.ts';
import { launchChromium } from './support/chromium.ts';
import { findJourneys, type Journeys, noJourneys, openStage } from './support/journey.ts';
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
  const browser = await launchChromium();
  const counters: InputCounter[] = [];
  {
    await using stage = await openStage(browser, join(folder.path, 'data'), async (page) => {
      counters.push(await countInputs(page));
    });
    const [counter] = counters;
    if (!counter) throw new Error('nothing counts');
    await journeys.firstCharger(stage);
    reportCounts('inputs-first-charger', counter, goals.first);
    await journeys.nextCharger(stage);
    reportCounts('inputs-next-charger', counter, goals.next);
  }
  await browser.close();
};

const journeys = await findJourneys();
if (journeys) await benchClicks(journeys);
else skip('clicks', noJourneys);
