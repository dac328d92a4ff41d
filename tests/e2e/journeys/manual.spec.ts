import { writeFileSync } from 'node:fs';
import { keyboardOf } from '#tests/e2e/support/keyboard.ts';
import { openCharger, toSection } from '#tests/e2e/support/openedCharger.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

test('a manual is taken in, opened in a tab of its own and removed', async ({ page, site }, testInfo) => {
  await openCharger(page, site.chargers[0]);
  await toSection(page, 'Manual');
  await expect(page.getByRole('listitem').filter({ hasText: 'Each point has its own RCD' })).toBeVisible();
  const [bad, good] = [testInfo.outputPath('bad.pdf'), testInfo.outputPath('good.pdf')];
  writeFileSync(bad, 'not a manual');
  writeFileSync(good, pdf);
  const choose = async (name: string, file: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name }).click();
    await (await chooser).setFiles(file);
  };
  await choose('Choose PDF', bad);
  await expect(page.getByText('“bad.pdf” is not a whole PDF. Nothing was kept.')).toBeVisible();
  await choose('Choose PDF', good);
  await expect(page.getByText(/^good\.pdf, /)).toBeVisible();
  const tab = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Open manual' }).click();
  await tab;
  await page.getByRole('button', { name: 'Remove manual' }).click();
  await expect(page.getByText('No manual of this model is kept here yet.')).toBeVisible();
});

test('a safety notice stands at the point of action once, and is read with keys', async ({ page, site }) => {
  const [{ serial }] = site.chargers;
  await site.act(serial, 'faults', { codes: [12] });
  await openCharger(page, site.chargers[0]);
  await toSection(page, 'Faults');
  const notice = page.getByText(/^On a fault, take the charger off the mains first/);
  await expect(notice).toBeVisible();
  await keyboardOf(page).press('Understood');
  await expect(notice).toBeHidden();
  await toSection(page, 'Manual');
  await toSection(page, 'Faults');
  await expect(page.getByRole('article', { name: 'Undervoltage' })).toBeVisible();
  await expect(notice).toBeHidden();
});
