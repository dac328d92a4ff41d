import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { openBalancing } from '#tests/e2e/support/boardSite.ts';
import { keyboardOf } from '#tests/e2e/support/keyboard.ts';
import { startPlannedBoard } from '#tests/e2e/support/sitePlanOfBoard.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

/** The plan says L3 for the charger that sits on L2. */
const wrongRotation = (plan: Site): Site => ({
  ...plan,
  chargers: plan.chargers.map((charger) =>
    charger.id === 'c2' ? { ...charger, rotation: 'L3L1L2' as const } : charger,
  ),
});

test('a wrongly drawn charger is found and the plan corrected with one press', async ({ page, api }) => {
  test.setTimeout(120_000);
  const { siteId, chargers } = await startPlannedBoard(api, 'Garáž zkouška', wrongRotation);
  await api.practice.car({ serial: chargers[1]?.serial ?? '', action: 'plug', phases: 1 });
  await openBalancing(page, siteId);
  await page.getByRole('link', { name: 'Test', exact: true }).click();
  for (const name of ['Set-points', 'Pause and resume', 'Control lost', 'All cars at once'])
    await page.getByRole('checkbox', { name }).uncheck();
  for (const name of ['c1', 'c3', 'c4', 'c5', 'c6']) await page.getByRole('checkbox', { name }).uncheck();
  await expect(page.getByText(/^1 test, about/)).toBeVisible();
  await page.getByRole('button', { name: 'Start the test' }).click();
  await expect(page.getByText('c2: Wiring')).toBeVisible();
  await expect(page.getByText('Failed', { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Simulated run, not a measurement')).toBeVisible();
  await expect(page.getByText('c2 was found on L2, the plan says L3. Correct the plan.')).toBeVisible();
  await page.getByRole('button', { name: 'Take L2L3L1 over into the plan' }).click();
  await expect(page.getByRole('button', { name: /Take L2L3L1/ })).toHaveCount(0);
  await expect
    .poll(async () => (await api.sitePlan.get({ siteId })).plan?.chargers[1]?.rotation)
    .toBe('L2L3L1');

  await page.getByRole('link', { name: 'Open the log' }).click();
  const entries = page.getByRole('list', { name: 'Log' }).getByRole('button');
  await entries.first().click();
  await expect(page.getByRole('dialog').getByText('found on L2, the plan says L3.')).toBeVisible();
});

test('a breaker is switched by the practice hand, with keys alone', async ({ page, api }) => {
  test.setTimeout(120_000);
  const { siteId, chargers } = await startPlannedBoard(api, 'Garáž jistič');
  await api.practice.car({ serial: chargers[0]?.serial ?? '', action: 'plug', phases: 3 });
  await openBalancing(page, siteId, '/test');
  const keys = keyboardOf(page);
  const names = ['Wiring', 'Set-points', 'Pause and resume', 'Control lost', 'All cars at once'];
  for (const name of names) {
    await keys.tabTo(page.getByRole('checkbox', { name }));
    await page.keyboard.press('Space');
  }
  await keys.tabTo(page.getByRole('checkbox', { name: 'Breaker off and on' }));
  await page.keyboard.press('Space');
  for (const name of ['c2', 'c3', 'c4', 'c5', 'c6']) {
    await keys.tabTo(page.getByRole('checkbox', { name }));
    await page.keyboard.press('Space');
  }
  await keys.press('Start the test');
  await expect(page.getByText('Switch the breaker of c1 off')).toBeVisible({ timeout: 30_000 });
  await keys.press('Switch the practice breaker off');
  await expect(page.getByText('Switch the breaker of c1 on again')).toBeVisible({ timeout: 30_000 });
  await keys.press('Switch the practice breaker on');
  await expect(page.getByText('Passed', { exact: true }).first()).toBeVisible({ timeout: 60_000 });
});
