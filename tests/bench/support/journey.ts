import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';

/**
 * The load-balancing job as the end-to-end tests drive it, from the start page to the last one, on a page whose
 * application runs with the practice site.
 */
export interface Journeys {
  firstCharger(page: Page): Promise<void>;
  /** The next one like the first; nothing is reloaded in between. */
  nextCharger(page: Page): Promise<void>;
}

const file = join(resolve(import.meta.dirname, '../..'), 'e2e', 'support', 'benchJourneys.ts');

/** The journeys, once the end-to-end tests have them in tests/e2e/support/benchJourneys.ts. */
export const findJourneys = async (): Promise<Journeys | undefined> =>
  existsSync(file) ? ((await import(pathToFileURL(file).href)) as Journeys) : undefined;

export const noJourneys = 'the end-to-end tests have no tests/e2e/support/benchJourneys.ts';
