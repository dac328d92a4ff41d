import { openBalancing } from '#tests/e2e/support/boardSite.ts';
import { walkScreens } from '#tests/e2e/support/screens.ts';
import { startPlannedBoard } from '#tests/e2e/support/sitePlanOfBoard.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('the commissioning test is tidy in every theme, size and language', async ({ page, api }) => {
  test.setTimeout(300_000);
  const { siteId, chargers } = await startPlannedBoard(api, 'Garáž obrazovky', (plan) => ({
    ...plan,
    chargers: plan.chargers.map((charger) =>
      charger.id === 'c2' ? { ...charger, rotation: 'L3L1L2' as const } : charger,
    ),
  }));
  await api.practice.car({ serial: chargers[1]?.serial ?? '', action: 'plug', phases: 1 });
  await openBalancing(page, siteId, '/test');
  const walk = walkScreens(page, 'site-test');
  await expect(page.getByText(/tests, about/)).toBeVisible();
  await walk.look('choose');
  for (const name of ['c1', 'c3', 'c4', 'c5', 'c6']) await page.getByRole('checkbox', { name }).uncheck();
  for (const name of ['Pause and resume', 'All cars at once'])
    await page.getByRole('checkbox', { name }).uncheck();
  await page.getByRole('button', { name: 'Start the test' }).click();
  await expect(page.getByText('c2: Wiring')).toBeVisible();
  await walk.glance('running');
  await expect(page.getByText('since control was withdrawn')).toBeVisible({ timeout: 120_000 });
  await walk.glance('stopwatch');
  await expect(page.getByRole('button', { name: 'Test again' })).toBeVisible({ timeout: 60_000 });
  await walk.look('result');
  expect(walk.faults()).toEqual([]);
});
