import { expect, test } from '#tests/e2e/support/test.ts';

test('the start page asks for the job and can be left for every place', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is the job?');
  const places = page.getByRole('navigation', { name: 'Places' });
  for (const [link, title] of [
    ['Chargers', 'Chargers'],
    ['Sites', 'Sites'],
    ['Log', 'Log'],
    ['Practice', 'Practice'],
    ['Settings', 'Settings'],
    ['Start', 'What is the job?'],
  ] as const) {
    await places.getByRole('link', { name: link }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  }
});

test('a charger in the air is opened, unlocked and read', async ({ page, site, api }) => {
  const [charger] = site.chargers;
  await page.getByRole('link', { name: 'Chargers' }).click();
  await page.getByRole('button', { name: `Connect to ${charger.name}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(charger.name);
  await page.getByLabel('PIN of the charger').fill(charger.pin);
  await page.getByRole('button', { name: 'Unlock charger' }).click();
  await expect(page.getByText('Open with the PIN')).toBeVisible();
  await page.getByRole('button', { name: 'Read charger' }).click();
  await expect(page.getByText(/\d+ values saved/)).toBeVisible();
  const { entries } = await api.log.entries({ filter: { chargerSerial: charger.serial }, limit: 1 });
  expect(entries[0]).toMatchObject({ kind: 'snapshot', practice: true, outcome: 'done' });
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chargers');
});
