import { openCharger, storeCurrent, toSection } from '#tests/e2e/support/openedCharger.ts';
import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

// The test has to last as long as the walk looks at it.
test.use({ speed: 5 });

test('the socket test is tidy in every theme, size and language', async ({ page, api, site }) => {
  test.setTimeout(300_000);
  const [charger] = site.chargers;
  await storeCurrent(api, charger, 16);
  await site.act(charger.serial, 'car', { action: 'plug' });
  await openCharger(page, charger);
  const { look, faults } = walkScreens(page, 'socket');
  await toSection(page, 'Socket test');
  await expect(page.getByRole('button', { name: 'Start socket test' })).toBeEnabled();
  await look('start');
  await page.getByText('20 minutes at the limit').click();
  await page.getByRole('button', { name: 'Start socket test' }).click();
  await expect(page.getByText(/Asked for 6\sA\. L1 /)).toBeVisible();
  await look('running');
  expect(faults()).toEqual([]);
});
