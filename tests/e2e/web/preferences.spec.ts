import { expect, test } from '#tests/e2e/support/test.ts';
import { words } from '#tests/e2e/support/words.ts';

test('a chosen language holds at once, after a reload and in the next window', async ({
  page,
  api,
  openWindow,
}) => {
  let label = 'Language';
  for (const language of ['cs', 'de'] as const) {
    const title = words(language, 'pages', 'start.title');
    await page.getByRole('combobox', { name: label }).selectOption(language);
    label = words(language, 'common', 'tools.language');
    await expect(page.getByRole('combobox', { name: label })).toHaveValue(language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect.poll(async () => (await api.app.settings()).language).toBe(language);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  }
  const next = await openWindow();
  await expect(next.locator('html')).toHaveAttribute('lang', 'de');
});

test('F2 goes round the three themes, and the last one is remembered', async ({ page, api }) => {
  const theme = () => page.evaluate(() => document.documentElement.dataset['nxTheme']);
  const seen: (string | undefined)[] = [await theme()];
  for (let turn = 0; turn < 2; turn += 1) {
    await page.keyboard.press('F2');
    await expect.poll(theme).not.toBe(seen.at(-1));
    seen.push(await theme());
  }
  expect(new Set(seen)).toEqual(new Set(['light', 'dark', 'outdoor']));
  await expect.poll(async () => (await api.app.settings()).theme).toBe(seen.at(-1));
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await theme()).toBe(seen.at(-1));
});

test('the application opens where it was left', async ({ page, api, openWindow }) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect.poll(async () => (await api.app.settings()).lastRoute).toBe('/settings');
  const next = await openWindow();
  await expect(next.getByRole('heading', { level: 1 })).toHaveText('Settings');
});

test('the palette finds a page by a few letters', async ({ page }) => {
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: 'Search everything' });
  await expect(search).toBeFocused();
  await search.fill('prac');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Practice');
});

test('a person is saved once and offered from then on', async ({ page, api }) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Jürgen Weiß');
  await page.getByRole('button', { name: 'Save person' }).click();
  await expect(page.getByText('Person saved')).toBeVisible();
  expect((await api.app.settings()).person.name).toBe('Jürgen Weiß');
});
