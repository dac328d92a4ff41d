import { openBalancing, startBoardSite } from '#tests/e2e/support/boardSite.ts';
import { keyboardOf } from '#tests/e2e/support/keyboard.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('a site is drawn by mouse, broken, mended, proven and tried', async ({ page, api }) => {
  test.setTimeout(120_000);
  await api.log.createSite({ name: 'Garáž sever', country: 'CZ', practice: false });
  await page.getByRole('button', { name: 'Load balancing of a whole site' }).click();
  await page.getByRole('link', { name: 'Open the plan of Garáž sever' }).click();
  await page.getByRole('button', { name: 'Begin with the main fuse' }).click();
  await page.getByLabel('Limit', { exact: true }).fill('63');
  await page.getByRole('button', { name: 'Add board' }).click();
  await page.getByLabel('Limit', { exact: true }).fill('40');
  await page.getByRole('button', { name: 'Add charger' }).click();
  await page.getByLabel('Phase rotation').selectOption('L1L2L3');
  for (let copy = 0; copy < 5; copy += 1) await page.getByRole('button', { name: 'Duplicate' }).click();
  const tree = page.getByRole('tree', { name: 'Single-line diagram' });
  await expect(tree.getByRole('treeitem')).toHaveCount(9);
  await expect(tree.getByRole('treeitem', { name: 'c2 · 16' })).toContainText('L2 L3 L1');

  await page.getByLabel('Maximum', { exact: true }).fill('90');
  const broken = page.getByRole('button', { name: 'Broken: c6: a maximum of 90 A is not possible.' });
  await tree.getByRole('treeitem').first().click();
  await broken.click();
  await expect(page.getByLabel('Maximum', { exact: true })).toBeFocused();
  await page.getByLabel('Maximum', { exact: true }).fill('16');
  await expect(broken).toHaveCount(0);
  await page.getByRole('button', { name: /the load beside the chargers is not told/ }).click();
  await page.getByLabel('Load beside the chargers', { exact: true }).fill('12,5');
  await expect(page.getByText('Saved · rules broken: 0')).toBeVisible();

  await page.getByRole('link', { name: 'Prove fall-backs' }).click();
  await expect(page.getByText('Failed')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hand over to chargers' })).toBeDisabled();
  await page.getByRole('button', { name: /^Broken: c2: no control time-out/ }).click();
  await expect(page.getByLabel('Control time-out', { exact: true })).toBeFocused();
  await page.getByRole('link', { name: 'Prove fall-backs' }).click();
  await page.getByRole('button', { name: 'Propose fall-backs' }).click();
  await expect(page.getByText('Passed')).toBeVisible();
  await expect(page.getByText('12.5 A load + 6 × 6 A = 48.5 A ≤ 63 A').first()).toBeVisible();

  await page.getByRole('link', { name: 'What if' }).click();
  await page.getByRole('button', { name: 'Run 8 days' }).click();
  await expect(page.getByRole('heading', { name: 'What came of it' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('row', { name: /^This program none/ })).toBeVisible();
  await expect(page.getByRole('row')).not.toHaveCount(0);
  await page.reload();
  await page.getByRole('link', { name: 'Site plan' }).click();
  await expect(tree.getByRole('treeitem')).toHaveCount(9);
});

test('a site is drawn with keys alone, and undone', async ({ page, api }) => {
  const { id } = await api.log.createSite({ name: 'Hof Süd', country: 'DE', practice: false });
  await openBalancing(page, id);
  const keys = keyboardOf(page);
  await keys.press('Begin with the main fuse');
  await keys.type('Limit', '35');
  await keys.press('Add charger');
  const tree = page.getByRole('tree');
  const rows = tree.getByRole('treeitem');
  await expect(rows).toHaveCount(3);
  await keys.tabTo(rows.last());
  await page.keyboard.press('Control+d');
  await expect(rows).toHaveCount(4);
  await page.keyboard.press('ArrowUp');
  await expect(tree.getByRole('treeitem', { selected: true })).toContainText('c1');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(rows.last()).toContainText('c1');
  await page.keyboard.press('Delete');
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(4);
  await page.keyboard.press('Control+y');
  await expect(rows).toHaveCount(3);
});

test('a bad file changes nothing and is told in full; a good one can be saved and taken back', async ({
  page,
  api,
}) => {
  const { id } = await api.log.createSite({ name: 'File', country: 'CZ', practice: false });
  await openBalancing(page, id);
  const choose = async (text: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Load from file' }).click();
    await (await chooser).setFiles({
      name: 'site.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(text),
    });
  };
  await choose('nodes:\n  - { id: a, limitA: -1 }\n  - { id: b, limitA: 5 }\nchargers: []');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('site.yaml was not taken');
  await expect(alert.getByRole('listitem')).not.toHaveCount(1);
  await expect(page.getByRole('tree')).toHaveCount(0);
  await choose(
    'nodes:\n  - { id: main, limitA: 25, baseLoadA: 5 }\nchargers:\n  - { id: c1, node: main, maxA: 16 }',
  );
  await expect(page.getByRole('treeitem')).toHaveCount(3);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as file' }).click();
  expect((await download).suggestedFilename()).toBe('site.yaml');
});

test('of two windows, the second is asked before it overwrites', async ({ page, api, openWindow }) => {
  const { id } = await api.log.createSite({ name: 'Two windows', country: 'CZ', practice: false });
  await openBalancing(page, id);
  await page.getByRole('button', { name: 'Begin with the main fuse' }).click();
  await expect(page.getByText('Saved · ')).toBeVisible();
  const other = await openWindow();
  await openBalancing(other, id);
  await other.getByLabel('Limit', { exact: true }).fill('50');
  await expect(other.getByText('Saved · ')).toBeVisible();
  await page.getByLabel('Limit', { exact: true }).fill('32');
  await expect(page.getByText('Another window has saved another plan')).toBeVisible();
  await page.getByRole('button', { name: 'Take the other plan' }).click();
  await expect(page.getByRole('treeitem').nth(1)).toContainText('3 × 50');
});

test('the practice site is planned, proven and handed over to the page that writes', async ({
  page,
  api,
}) => {
  test.setTimeout(240_000);
  const { siteId } = await startBoardSite(api, 'Practice yard');
  await openBalancing(page, siteId);
  await page.getByRole('button', { name: 'Take the plan of the practice site' }).click();
  await expect(page.getByRole('treeitem')).toHaveCount(9);
  // A one-phase charger of 40 A is more than Czechia lets through on one phase.
  await page.getByRole('button', { name: /^Broken: c6: 40 A on one phase/ }).click();
  await page.getByLabel('Maximum', { exact: true }).fill('16');
  await page.getByRole('treeitem').first().click();
  await page.getByLabel('The controller refreshes every', { exact: true }).fill('5');
  await expect(page.getByText('Saved · rules broken: 0')).toBeVisible();

  await page.getByRole('link', { name: 'Prove fall-backs' }).click();
  await page.getByRole('button', { name: 'Propose fall-backs' }).click();
  await expect(page.getByText('Passed')).toBeVisible();
  await page.getByRole('button', { name: 'Hand over to chargers' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fleet plan');
  await expect(page.getByText('6 chargers', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Read all chargers' }).click();
  await expect(page.getByText('As just read.', { exact: false })).toBeVisible({ timeout: 60_000 });
  const matrix = page.getByRole('table', { name: 'What would change' });
  await expect(matrix.getByRole('row', { name: /c6/ })).toContainText('16 A');
});

test('a practice site whose chargers are as planned is steered, watched and left', async ({ page, api }) => {
  test.setTimeout(180_000);
  const { siteId } = await startBoardSite(api, 'Practice yard');
  await openBalancing(page, siteId);
  await page.getByRole('button', { name: 'Take the plan of the practice site' }).click();
  await page.getByRole('treeitem').first().click();
  await page.getByLabel('Country').selectOption('IEC');
  await page.getByLabel('The controller refreshes every', { exact: true }).fill('5');
  await expect(page.getByText('Saved · rules broken: 0')).toBeVisible();

  await openBalancing(page, siteId, '/controller');
  await expect(page.getByText('At 6 A after 30 s: c1, c2, c3, c4, c5, c6.')).toBeVisible();
  await api.practice.happen({ event: 'cars-plugged' });
  await page.getByRole('button', { name: 'Start steering' }).click();
  await expect(page.getByRole('main').getByText('Steering', { exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('row', { name: /^c1 \d+ A/ })).toBeVisible({ timeout: 60_000 });
  await expect(
    page.getByRole('list', { name: 'Decisions of the last hour' }).getByRole('listitem').first(),
  ).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop steering' }).click();
  await expect(page.getByRole('main').getByText('Ended', { exact: true })).toBeVisible({ timeout: 30_000 });
});
