import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STEPS = 120;

const holdsFocus = (target: Locator): Promise<boolean> =>
  target.first().evaluate((element) => element.contains(document.activeElement));

export interface Keyboard {
  /** Tab until the focus is on, or inside, the target; it must then be visible as focused. */
  tabTo(target: Locator): Promise<void>;
  /** Tab to a button or link and press Enter. */
  press(name: string | RegExp): Promise<void>;
  /** Tab to a field and type over what is in it. */
  type(label: string, text: string): Promise<void>;
  /** Tab to a question and go to an answer with the arrow keys. */
  choose(question: string, answer: string): Promise<void>;
  /** Tab to a button and hold Enter until something has happened. */
  hold(name: string, until: () => Promise<void>): Promise<void>;
}

/** Works through a page with keys alone, as somebody without a mouse does. */
export const keyboardOf = (page: Page): Keyboard => {
  const tabTo: Keyboard['tabTo'] = async (target) => {
    await expect(target.first()).toBeVisible();
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (await holdsFocus(target)) {
        // A focus that nobody can see is no focus.
        expect(await page.evaluate(() => document.activeElement?.matches(':focus-visible'))).toBe(true);
        return;
      }
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${target.toString()}`);
  };
  const button = (name: string | RegExp): Locator =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  return {
    tabTo,
    press: async (name) => {
      const target = button(name);
      await expect(target).toBeEnabled();
      await tabTo(target);
      await page.keyboard.press('Enter');
    },
    type: async (label, text) => {
      await tabTo(page.getByLabel(label, { exact: true }));
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
    },
    choose: async (question, answer) => {
      const group = page.getByRole('group', { name: question });
      const wanted = group.getByRole('radio', { name: answer, exact: true });
      await tabTo(group);
      const count = await group.getByRole('radio').count();
      await page.keyboard.press('Space');
      for (let step = 0; step < count && !(await wanted.isChecked()); step += 1) {
        await page.keyboard.press('ArrowDown');
      }
      await expect(wanted).toBeChecked();
    },
    hold: async (name, until) => {
      await tabTo(button(name));
      await page.keyboard.down('Enter');
      await until();
      await page.keyboard.up('Enter');
    },
  };
};
