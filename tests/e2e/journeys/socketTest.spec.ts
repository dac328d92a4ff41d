import { openCharger, storeCurrent, toSection } from '#tests/e2e/support/openedCharger.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

// A test that is hurried more looks too seldom on a busy computer.
test.use({ speed: 10 });

test('a loose terminal is found, and the current it bears is set', async ({ page, api, site }) => {
  const [charger] = site.chargers;
  const { serial } = charger;
  await storeCurrent(api, charger, 16);
  await site.act(serial, 'faults', { socket: { dropOhm: { l2: 0.9 } } });

  await openCharger(page, site.chargers[0]);
  await toSection(page, 'Socket test');
  await page.getByRole('button', { name: 'Start socket test' }).click();
  await page.getByRole('button', { name: 'Plug the practice car in' }).click();
  await expect(page.getByText('Socket test is running')).toBeVisible();
  await expect(page.getByText('Trend, not a loop measurement.')).toBeVisible();
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result.getByText('Loose terminal or worn socket')).toBeVisible({ timeout: 45_000 });
  await expect(result.getByText(/L2 drops .* Stay at 10\sA\./)).toBeVisible();
  await page.getByRole('button', { name: 'Set charging current to 10\u202fA' }).click();
  await page.getByRole('button', { name: /^Write / }).click();
  await expect(page.getByText('in force').first()).toBeVisible({ timeout: 30_000 });
  await expect(
    page.getByText(/The 6\sA of the socket test are lifted\. In force now: 10\sA\./),
  ).toBeVisible();
  const truth = await site.truth(serial);
  expect(truth).toMatchObject({ 'settings.maxCurrent': 10 });
  expect(truth['limit.current']).not.toBe(6);
});

test.describe('slowly enough to be stopped', () => {
  test.use({ speed: 5 });

  test('a socket test is begun and stopped with keys alone, and 6 A stay', async ({ page, site }) => {
    const [{ serial }] = site.chargers;
    await site.act(serial, 'car', { action: 'plug' });
    await openCharger(page, site.chargers[0]);
    await toSection(page, 'Socket test');
    await page.getByRole('button', { name: 'Start socket test' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/Asked for 6\sA\. L1 /)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Stop, back to 6 A' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Start socket test' })).toBeVisible();
    await expect.poll(async () => (await site.truth(serial))['limit.current']).toBe(6);
  });
});
