import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What gloves and a tablet in the sun can hit. */
const SMALLEST_TARGET_PX = 44;

/** Does nothing: axe is in the page already. */
const NO_SOURCE = '0';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Serious and critical findings of axe, one line each; `colours` where only the theme is another. */
export const accessibilityFaults = async (page: Page, about: 'everything' | 'colours'): Promise<string[]> => {
  // It is half a megabyte of source, put into the page twice each time.
  const isThere = await page.evaluate(() => 'axe' in window);
  const builder = new AxeBuilder(isThere ? { page, axeSource: NO_SOURCE } : { page });
  // There are no frames to put together, so one run in the page is enough; the other way opens a page each time.
  const axe = builder.options({ resultTypes: ['violations'], preload: false }).setLegacyMode();
  const { violations } = await (about === 'colours'
    ? axe.withRules(['color-contrast'])
    : axe.withTags(TAGS)
  ).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
};

/** Controls that are smaller than a finger in a glove; links inside a sentence and what a label enlarges are not meant. */
const smallTargets = (smallestPx: number): string[] => {
  const controls = 'button, a[href], input, select, summary, textarea, [role="button"], [role="option"]';
  const faults: string[] = [];
  for (const control of document.querySelectorAll<HTMLElement>(controls)) {
    const target = control.closest('label') ?? control;
    const { width, height } = target.getBoundingClientRect();
    const style = getComputedStyle(control);
    const isInline = control.tagName === 'A' && style.display === 'inline';
    const isHidden =
      width <= 1 || height <= 1 || style.visibility === 'hidden' || control.closest('.nx-skip');
    if (isHidden || isInline || (width >= smallestPx && height >= smallestPx)) continue;
    faults.push(`${control.outerHTML.slice(0, 120)} is ${Math.round(width)}×${Math.round(height)}`);
  }
  return faults;
};

/** Text that its box cuts off or that runs over its edge, and a page that is wider than the window. */
const overflows = (): string[] => {
  const faults: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth - clientWidth} px too wide`);
  const main = document.getElementById('nx-main');
  if (main && main.scrollWidth > main.clientWidth) {
    faults.push(`the content is ${main.scrollWidth - main.clientWidth} px too wide`);
  }
  const texts =
    'button, a, label, legend, summary, h1, h2, h3, p, dt, dd, th, td, select, .nx-tag, [role="status"]';
  for (const element of document.querySelectorAll<HTMLElement>(texts)) {
    const isScrolled = element.closest('.nx-hidden, .nx-skip, .nx-table-scroll');
    if (isScrolled || element.clientWidth <= 1 || element.scrollWidth <= element.clientWidth + 1) continue;
    faults.push(`${element.tagName} "${element.textContent.slice(0, 60)}" is cut off`);
  }
  return faults;
};

/** The primary button of a screen that is not in the window before anybody scrolls. */
const hiddenPrimary = (): string[] => {
  const inDialog = document.querySelector(
    '[role="dialog"] .nx-button-primary, [role="dialog"] .nx-hold-button',
  );
  const inBar = document.querySelector('.nx-primary-bar .nx-button-primary, .nx-primary-bar .nx-hold-button');
  const primary = inDialog ?? inBar;
  if (primary === null) return [];
  const { top, bottom } = primary.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight ? [] : [`"${primary.textContent}" is out of sight`];
};

const untilPainted = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))));

/** What does not fit on the page as it is now, one line each. Asked in one go: a walk asks seven times per screen. */
export const layoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(
    `(${untilPainted.toString()})().then(() => [
      ...(${overflows.toString()})(),
      ...(${hiddenPrimary.toString()})(),
      ...(${smallTargets.toString()})(${SMALLEST_TARGET_PX}),
    ])`,
  );
