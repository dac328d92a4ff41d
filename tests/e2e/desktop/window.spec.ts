import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..', '..');
const electron = process.env['NEXUS_ELECTRON'];
const reason = process.env['NEXUS_NO_ELECTRON'] ?? 'npm test says where the Electron runtime is';

test('the desktop window shows the interface and reaches the core', async () => {
  test.skip(electron === undefined, reason);
  const dataDir = mkdtempSync(join(tmpdir(), 'nexus-desktop-'));
  const application = await _electron.launch({
    ...(electron === undefined ? {} : { executablePath: electron }),
    args: [root, '--data', dataDir],
  });
  try {
    const page = await application.firstWindow();
    await expect(page).toHaveURL(/^app:\/\/bundle\//);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false);
  } finally {
    await application.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
