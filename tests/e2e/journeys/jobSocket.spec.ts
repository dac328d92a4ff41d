import { beginJob } from '#tests/e2e/support/jobOverBridge.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import { expectStep, openJob, press } from '#tests/e2e/support/wizard.ts';
import { eventsOf, resultOf } from '#tests/support/jobSteps.ts';

// A test that is hurried more looks too seldom on a busy computer.
test.use({ speed: 10 });

test('a socket that looks bad after the test of control is an open point of the job', async ({
  page,
  api,
  site,
}) => {
  test.setTimeout(150_000);
  const [{ serial }] = site.chargers;
  await site.act(serial, 'adapter', { currentA: 16 });
  const { id } = await beginJob({ api, site }, { kind: 'own-circuit', siteName: 'Dům Žabovřesky' });
  await resultOf(api.jobs.write({ id }));
  await site.act(serial, 'car', { action: 'plug' });
  await eventsOf(api.jobs.proveBluetooth({ id, withoutCar: false }));
  await site.act(serial, 'faults', { socket: { dropOhm: { l2: 0.9 } } });
  await api.jobs.save({ id, step: 'prove' });

  await openJob(page, id);
  await press(page, 'Test the socket as well');
  await expect(page.getByText('Socket test is running')).toBeVisible();
  const socket = page.getByRole('region', { name: 'Socket test' });
  await expect(socket.getByText('Loose terminal or worn socket')).toBeVisible({ timeout: 60_000 });
  await expect(socket.getByText('Trend, not a loop measurement.')).toBeVisible();
  await press(page, 'Hand over');
  await expectStep(page, 'Hand over');
  await press(page, 'Close the job');
  await expect(page.getByText('Socket test, a trend: loose terminal or worn socket.')).toBeVisible();
  await expect(page.getByText('Trend, not a loop measurement.')).toBeVisible();
  await page.getByRole('link', { name: 'Show log entries' }).click();
  await expect(page.getByText('Socket test: Loose terminal or worn socket')).toBeVisible();
});
