import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ModbusRTU from 'modbus-serial';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { openBalancing } from '#tests/e2e/support/boardSite.ts';
import { startPlannedBoard } from '#tests/e2e/support/sitePlanOfBoard.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

const RUN_MS = 60_000;
const FAILSAFE_IN_FORCE = 516;
const FAILSAFE_STORED = 816;

/** Shorter time-outs and a higher fall-back at the sub-board than the practice chargers were commissioned with. */
const tighter = (plan: Site): Site => ({
  ...plan,
  chargers: plan.chargers.map((charger) => ({
    ...charger,
    timeoutS: 20,
    fallbackA: charger.node === 'board1' ? 7 : 6,
  })),
});

/** Time-out (s) and current (mA) as an independent Modbus client reads them. */
const readRegisters = async (port: number, start: number): Promise<number[]> => {
  const client = new ModbusRTU();
  await client.connectTCP('127.0.0.1', { port });
  client.setID(1);
  const { data } = await client.readHoldingRegisters(start, 2);
  await new Promise<void>((resolve) => client.close(() => resolve()));
  return data;
};

// The board keeps what was written to it; other journeys begin with it as it was commissioned.
test.afterEach(async ({ api, server }) => {
  await api.practice.stop();
  rmSync(join(server.dataDir, 'practice-board'), { recursive: true, force: true });
});

test('a proven plan is handed over, checked, written to the chargers that take it, and proven with them', async ({
  page,
  api,
  server,
}) => {
  test.setTimeout(180_000);
  const { siteId, chargers } = await startPlannedBoard(api, 'Garáž předání', tighter);
  const control = readFileSync(join(server.dataDir, 'practice-board', 'site.address'), 'utf8');
  const allow = (flags: number) =>
    fetch(`${control}/chargers/${chargers[0]?.serial}/settings`, {
      method: 'POST',
      body: JSON.stringify({ 'modbus.flags': flags }),
    });
  await allow(3);

  await openBalancing(page, siteId, '/proof');
  await page.getByRole('button', { name: 'Compare with the chargers' }).click();
  const differences = page.getByRole('list', { name: 'Chargers that differ from the plan' });
  await expect(differences.getByRole('listitem')).toHaveCount(6, { timeout: RUN_MS });
  await page.getByRole('button', { name: 'Hand over to chargers' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fleet plan');
  await expect(page.getByLabel('Site', { exact: true })).toHaveValue(siteId);

  await page.getByRole('button', { name: 'Write 6 chargers', exact: true }).click();
  await expect(page.getByText('0 of 6 chargers can be written.')).toBeVisible({ timeout: RUN_MS });
  await expect(page.getByText('Its PIN is not known here.')).toHaveCount(5);
  await expect(page.getByRole('button', { name: 'Write 6 chargers', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Fill in', exact: true }).click();
  await page.getByRole('button', { name: 'Write 6 chargers', exact: true }).click();
  await expect(page.getByText('5 of 6 chargers can be written.', { exact: false })).toBeVisible({
    timeout: RUN_MS,
  });
  const checks = page.getByRole('table', { name: 'Can they be written?' });
  const locked = checks.getByRole('row', { name: /^c1/ });
  await expect(locked).toContainText('does not allow settings over Modbus TCP');
  await expect(locked).toContainText('run the load-balancing wizard again');
  await expect(checks.getByRole('row', { name: /^c2/ })).toContainText(
    'settings allowed · PIN as typed · no car',
  );

  await page.getByRole('button', { name: 'Write 5 of 6 chargers' }).click();
  await expect(page.getByText('in force: 5 ', { exact: false }).first()).toBeVisible({ timeout: RUN_MS });
  await expect(page.getByText('left out: 1', { exact: true })).toBeVisible();
  await allow(7);
  await page.getByRole('button', { name: 'Write 6 chargers again' }).click();
  await expect(page.getByText('unchanged: 5', { exact: true })).toBeVisible({ timeout: RUN_MS });

  const { plan } = await api.sitePlan.get({ siteId });
  for (const { address, fallbackA = 0 } of plan?.chargers ?? []) {
    const port = address?.port ?? 0;
    expect(await readRegisters(port, FAILSAFE_STORED)).toEqual([20, fallbackA * 1000]);
    expect(await readRegisters(port, FAILSAFE_IN_FORCE)).toEqual([20, fallbackA * 1000]);
  }
  await page.getByRole('link', { name: 'Prove again with the chargers' }).click();
  await page.getByRole('button', { name: 'Compare with the chargers' }).click();
  await expect(page.getByText('Every charger has what the plan says, and every sum fits.')).toBeVisible({
    timeout: RUN_MS,
  });
});
