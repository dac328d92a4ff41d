import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { accessibilityFaults, layoutFaults } from './screenChecks.ts';
import { type Language, words } from './words.ts';

const folder = join(resolve(import.meta.dirname, '../../..'), 'test-results', 'screens');

/** Pictures are for people who look at them: nothing is read from them here. */
const arePicturesKept = process.env['NEXUS_PICTURES'] === '1';

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1024, height: 576 },
  { width: 390, height: 844 },
] as const;
const [WIDE, , SMALL] = SIZES;
type Size = (typeof SIZES)[number];

/**
 * Every theme, every size and every language meet on each screen, not every one of the 27 mixtures: a theme does not
 * change the words, and the long words of German and Czech are looked at in the narrowest window as well. The sizes
 * follow one another so that the window is seldom made another.
 */
const LOOKS = [
  { language: 'en', sizes: SIZES, axe: 'everything' },
  { language: 'de', sizes: [SMALL, WIDE], axe: 'colours' },
  { language: 'cs', sizes: [WIDE, SMALL], axe: 'colours' },
] as const;

const themeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['nxTheme']);

const resize = async (page: Page, size: { width: number; height: number }): Promise<void> => {
  const now = page.viewportSize();
  if (now?.width !== size.width || now.height !== size.height) await page.setViewportSize(size);
};

const toNextTheme = async (page: Page): Promise<void> => {
  const before = await themeOf(page);
  await page.keyboard.press('F2');
  await page.waitForFunction((last) => document.documentElement.dataset['nxTheme'] !== last, before);
};

const speak = async (page: Page, language: Language): Promise<void> => {
  await page.locator('.nx-language').selectOption(language);
  // Looked at with every frame: a walk changes the language many times.
  await page.waitForFunction(
    (word) => {
      const isHere = document.querySelector('h1')?.checkVisibility() ?? false;
      return isHere && document.querySelector('.nx-rail')?.textContent.includes(word);
    },
    words(language, 'common', 'rail.settings'),
  );
};

export interface ScreenWalk {
  /** Looks at what is on the page now: every theme, every size, every language. */
  look(name: string): Promise<void>;
  /** Looks once, for screens that do not wait. */
  glance(name: string): Promise<void>;
  /** Everything that was not tidy, by screen. */
  faults(): readonly string[];
}

/** Notes on a walk through the application what is not as it has to be; takes pictures where they are wanted. */
export const walkScreens = (page: Page, walk: string): ScreenWalk => {
  const faults = new Map<string, string>();
  let number = 0;

  const keep = (name: string, where: string, found: readonly string[]) => {
    for (const fault of found) {
      const key = `${name}: ${fault}`;
      if (!faults.has(key)) faults.set(key, `${key} (${where})`);
    }
  };
  const shoot = async (
    name: string,
    { language, sizes, axe }: { language: Language; sizes: readonly Size[]; axe: 'everything' | 'colours' },
  ) => {
    const theme = await themeOf(page);
    for (const size of sizes) {
      const where = `${theme}-${size.width}x${size.height}-${language}`;
      await resize(page, size);
      keep(name, where, await layoutFaults(page));
      if (arePicturesKept) {
        await page.screenshot({ path: join(folder, name, `${where}.png`), animations: 'disabled' });
      }
      if (size === WIDE) keep(name, where, await accessibilityFaults(page, axe));
    }
  };
  const numbered = (name: string): string => {
    number += 1;
    return `${walk}-${String(number).padStart(2, '0')}-${name}`;
  };
  return {
    async look(name) {
      const title = numbered(name);
      for (const look of LOOKS) {
        await speak(page, look.language);
        await shoot(title, look);
        await toNextTheme(page);
      }
      await speak(page, 'en');
      await resize(page, WIDE);
    },
    glance: (name) => shoot(numbered(name), { language: 'en', sizes: [WIDE], axe: 'everything' }),
    faults: () => [...faults.values()],
  };
};
