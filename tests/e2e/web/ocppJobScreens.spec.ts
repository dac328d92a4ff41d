import { beginBackEnd, joinAndWrite, profileNames, serveHere } from '#tests/e2e/support/ocppJob.ts';
import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import { expectStep, press } from '#tests/e2e/support/wizard.ts';

test.use({ speed: 10 });

test('the steps towards a back end are tidy in every theme, size and language', async ({
  page,
  api,
  site,
}) => {
  test.setTimeout(300_000);
  const { look, glance, faults } = walkScreens(page, 'ocpp-job');
  await beginBackEnd(page, site, 'Garage 1');
  await page.getByRole('radio', { name: /^Back end of the operator/ }).check();
  await page.getByLabel('Address of the back end').fill('http://csms.example.com/ocpp/');
  await page.getByLabel('Identity of the charger').fill('RDAM 123');
  await page.getByRole('radio', { name: profileNames[2] }).check();
  await press(page, 'Generate a key');
  await page.getByText('What each profile needs').click();
  await page.getByText('More settings').click();
  await look('operator');
  await press(page, 'Choose a preset');
  await look('choose-preset');
  await press(page, 'Take SteVe');
  await serveHere(page, 1, 'CP001');
  await look('this-computer');
  await press(page, 'Next');
  await joinAndWrite(page, site.wifi, () => look('review'));
  await look('written');
  await press(page, 'Try for 3 minutes');
  await expect(page.getByText('Passed', { exact: true })).toBeVisible();
  await glance('trial');
  await press(page, 'End the trial');
  await press(page, 'Go on to the activation');
  await expectStep(page, 'Review and write');
  await api.backEnd.stop();
  expect(faults()).toEqual([]);
});
