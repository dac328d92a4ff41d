import { openBalancing, startBoardSite } from '#tests/e2e/support/boardSite.ts';
import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('the pages of a site plan are tidy in every theme, size and language', async ({ page, api }) => {
  test.setTimeout(400_000);
  const { siteId } = await startBoardSite(api, 'Tiefgarage Süd');
  const { look, faults } = walkScreens(page, 'balancing');
  await page.goto(`${new URL(page.url()).origin}/#/balancing`);
  await expect(page.getByRole('link', { name: /Open the plan of/ }).first()).toBeVisible();
  await look('sites');
  await openBalancing(page, siteId);
  await expect(page.getByRole('button', { name: 'Begin with the main fuse' })).toBeVisible();
  await look('plan-empty');

  await page.getByRole('button', { name: 'Take the plan of the practice site' }).click();
  await page.getByRole('treeitem', { name: /^c6/ }).click();
  await page.getByText('Minimum, priority, breaker, cable').click();
  await expect(page.getByRole('button', { name: /^Broken: c6/ })).toBeVisible();
  await look('plan-charger-broken');
  await page.getByRole('treeitem').nth(1).click();
  await page.getByText('Cable, diversity, margin').click();
  await look('plan-main');
  await page.getByRole('treeitem').first().click();
  await page.getByLabel('Country').selectOption('DE');
  await look('plan-site');

  await page.getByRole('link', { name: 'Fall-back proof' }).click();
  await expect(page.getByText('Failed')).toBeVisible();
  await look('proof');
  await page.getByRole('link', { name: 'Controller' }).click();
  await expect(page.getByRole('button', { name: 'Start steering' })).toBeVisible();
  await look('controller-before');

  await page.getByRole('link', { name: 'What if' }).click();
  await page.getByLabel('Scenario').selectOption('S2');
  await page.getByText('Day, cars, load, faults').click();
  await page.getByRole('button', { name: 'Add fault' }).click();
  await look('what-if');
  await page.getByRole('button', { name: 'Run 8 days' }).click();
  await expect(page.getByRole('heading', { name: 'What came of it' })).toBeVisible({ timeout: 60_000 });
  await look('what-if-results');
  expect(faults()).toEqual([]);
});
