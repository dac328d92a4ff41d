import type { Page } from '@playwright/test';

/** What a person had to do: press something, fill a field, press a key that types nothing. */
export interface InputCounts {
  readonly clicks: number;
  readonly fields: number;
  readonly keys: number;
  readonly total: number;
}

export interface InputCounter {
  counts(): InputCounts;
  reset(): void;
}

type Kind = 'clicks' | 'fields' | 'keys';

const binding = 'nexusCountInput';

/** Runs in the page. A field counts once however often it is typed into until it is left. */
const watchInputs = (name: string): void => {
  const tell = (kind: string): void => {
    const count: unknown = Reflect.get(window, name);
    if (typeof count === 'function') void count(kind);
  };
  const options = { capture: true, passive: true };
  let filled: EventTarget | null = null;
  const isField = (target: EventTarget | null): boolean =>
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type));
  window.addEventListener('pointerdown', () => tell('clicks'), options);
  window.addEventListener(
    'input',
    ({ target }) => {
      if (!isField(target) || filled === target) return;
      filled = target;
      tell('fields');
    },
    options,
  );
  window.addEventListener(
    'focusout',
    ({ target }) => {
      if (filled === target) filled = null;
    },
    options,
  );
  window.addEventListener(
    'keydown',
    ({ key, repeat, target }) => {
      const types = key.length === 1 || key === 'Backspace' || key === 'Delete';
      if (!repeat && !(types && isField(target)) && !['Shift', 'Control', 'Alt'].includes(key)) tell('keys');
    },
    options,
  );
};

/**
 * Counts what a journey does on a page, whatever Playwright call it uses: clicks, filled fields, key presses that type
 * nothing. To be called before the page's first `goto`; counting goes on over reloads.
 */
export const countInputs = async (page: Page): Promise<InputCounter> => {
  const counted: Record<Kind, number> = { clicks: 0, fields: 0, keys: 0 };
  await page.exposeFunction(binding, (kind: Kind) => {
    counted[kind] += 1;
  });
  await page.addInitScript(watchInputs, binding);
  return {
    counts: () => ({ ...counted, total: counted.clicks + counted.fields + counted.keys }),
    reset: () => void Object.assign(counted, { clicks: 0, fields: 0, keys: 0 }),
  };
};
