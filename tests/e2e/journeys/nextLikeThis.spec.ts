import { finishOwnCircuit } from '#tests/e2e/support/jobOverBridge.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import { closeJob, expectStep, press, proveWithCar, writeSettings } from '#tests/e2e/support/wizard.ts';

test('the next charger like the last asks for charger, PIN and socket only', async ({ page, api, site }) => {
  const first = await finishOwnCircuit({ api, site }, 'Dům Žabovřesky');
  const [, next] = site.chargers;
  await page.reload();
  await press(page, /^Next one like this/);
  await page.getByRole('dialog').getByRole('button', { name: 'Take its answers' }).first().click();
  await expectStep(page, 'Next one like this');
  await press(page, `Choose ${next.name}`);
  await page.getByLabel('PIN of the charger').fill(next.pin);
  await page.getByLabel('Socket label').fill('Garage 2');
  await press(page, 'Read charger');
  await expectStep(page, 'Review and write');
  await writeSettings(page);
  expect(await site.truth(next.serial)).toMatchObject({ 'settings.maxCurrent': 16 });
  await proveWithCar(page);
  await press(page, 'Next');
  await closeJob(page, '');
  await expect(page.getByText('Configured', { exact: true })).toBeVisible();

  const [job] = await api.jobs.list({ openOnly: false });
  expect(job).toMatchObject({
    socketLabel: 'Garage 2',
    siteName: first.site.name,
    chargerSerial: next.serial,
  });
  const { entries } = await api.log.entries({ filter: { jobId: job?.id ?? '' }, limit: 100 });
  expect(entries[0]).toMatchObject({ kind: 'verdict', outcome: 'configured', chargerSerial: next.serial });
});
