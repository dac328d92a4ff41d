import { beginJob, finishOwnCircuit } from '#tests/e2e/support/jobOverBridge.ts';
import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('every page is tidy in every theme, size and language', async ({ page, api, site }) => {
  test.setTimeout(400_000);
  // A name of its own: the log of a worker also holds the sites of tests before.
  const siteName = 'Dům Na Rybníčku';
  await finishOwnCircuit({ api, site }, siteName);
  const [charger] = site.chargers;
  const { look, faults } = walkScreens(page, 'pages');
  const goTo = async (place: string) => {
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  };

  await page.getByRole('button', { name: 'Show keys (?)' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await look('palette');
  await page.keyboard.press('Escape');

  await goTo('Chargers');
  const connect = page.getByRole('button', { name: `Connect to ${charger.name}` });
  await expect(connect).toBeVisible();
  await look('chargers');
  await connect.click();
  await expect(page.getByLabel('PIN of the charger')).toBeVisible();
  await look('charger-locked');
  await page.getByLabel('PIN of the charger').fill(charger.pin);
  await page.getByRole('button', { name: 'Unlock charger' }).click();
  await page.getByRole('button', { name: 'Read charger' }).click();
  await expect(page.getByText(/\d+ values saved/)).toBeVisible();
  await look('charger-open');
  await site.act(charger.serial, 'car', { action: 'plug' });
  await expect(page.getByText(/^Charging with/)).toBeVisible();
  await look('charger-charging');
  await page.getByText('As a table: means per minute').click();
  await page.getByRole('link', { name: 'Current', exact: true }).click();
  await expect(page.getByLabel('Highest charging current', { exact: true })).toBeVisible();
  await look('charger-current');
  await site.act(charger.serial, 'faults', { codes: [4] });
  await expect(page.getByRole('region', { name: 'Faults of this charger' })).toBeVisible();
  await page.getByRole('link', { name: 'Live', exact: true }).click();
  await look('charger-fault');
  await page.getByRole('button', { name: /A charger has a fault/ }).click();
  await expect(page.getByRole('dialog').getByRole('list', { name: 'Alerts' })).toBeVisible();
  await look('alerts');
  await page.keyboard.press('Escape');
  await site.act(charger.serial, 'faults', { codes: [] });
  await site.act(charger.serial, 'car', { action: 'unplug' });
  await page.getByRole('button', { name: 'Disconnect' }).click();

  await goTo('Sites');
  await look('sites');
  await page.getByRole('button', { name: 'Create site' }).click();
  await expect(page.getByLabel('Name of the site')).toBeFocused();
  await look('site-new');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: siteName }).click();
  await expect(page.getByRole('list', { name: 'Log' }).getByRole('button').first()).toBeVisible();
  await look('site');

  await goTo('Log');
  await expect(page.getByRole('list', { name: 'Log' }).getByRole('button').first()).toBeVisible();
  await look('log');
  await page.getByRole('button', { name: 'Verify log' }).click();
  await expect(page.getByText('The chain is whole')).toBeVisible();
  await look('log-verified');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await page.getByRole('list', { name: 'Log' }).getByRole('button').first().click();
  await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
  await look('log-entry');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Compare two moments' }).click();
  const earlier = page.getByLabel('Earlier');
  await expect(earlier.locator('option').nth(2)).toBeAttached();
  await earlier.selectOption({ index: (await earlier.locator('option').count()) - 1 });
  await expect(page.getByRole('main').getByRole('table')).toBeVisible();
  await look('compare');

  await goTo('Settings');
  await look('settings');
  await goTo('Practice');
  await look('practice-running');
  await page.getByRole('button', { name: 'Stop practice site' }).click();
  await expect(page.getByRole('button', { name: 'Start practice site' })).toBeVisible();
  await look('practice-stopped');
  await page.goto(`${new URL(page.url()).origin}/#/nowhere`);
  await expect(page.getByText('There is nothing at this address')).toBeVisible();
  await look('nowhere');
  expect(faults()).toEqual([]);
});

test('the start page is tidy with a job left open and one to go on from', async ({ page, api, site }) => {
  test.setTimeout(120_000);
  await finishOwnCircuit({ api, site }, 'Hof Äußerer Ring');
  const { id } = await beginJob({ api, site }, { kind: 'load-balancing', siteName: 'Dům Žabovřesky' });
  await api.jobs.disconnect({ id });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Open jobs' })).toBeVisible();
  const { look, faults } = walkScreens(page, 'start');
  await look('start');
  await page.getByRole('button', { name: 'Next one like this' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('start-like');
  expect(faults()).toEqual([]);
});
