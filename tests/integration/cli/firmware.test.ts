import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firmwareViewSchema, librarySchema, updateResultSchema } from '#shared/contract/firmware.ts';
import { makePackage } from '#tests/support/practiceFirmware.ts';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';
import { nexus as runNexus } from './nexus.ts';

let site: PracticeSite;
const dir = mkdtempSync(join(tmpdir(), 'nexus-firmware-cli-'));
const file = join(dir, 'mine.nexusfw');

beforeAll(async () => {
  site = await startSite({ chargers: 1, speed: 60 });
  writeFileSync(file, makePackage('--version', '1.6.0', '--payload-bytes', '6000'));
});
afterAll(async () => {
  await site.stop();
  rmSync(dir, { recursive: true, force: true });
});

const common = () => ['--data', join(dir, 'data'), '--json'];
const charger = () => {
  const [{ serial, pin } = { serial: '', pin: '' }] = site.ready.chargers;
  return { target: `ble:${serial}`, options: ['--radio', site.ready.radio ?? '', '--pin', pin, ...common()] };
};

test('the library imports, lists, verifies and removes, one line of JSON each', async () => {
  const imported = await runNexus(['firmware', 'library', 'import', file, ...common()]);
  expect(imported.json[0]).toMatchObject({ release: { version: '1.6.0' }, origin: 'imported' });
  const again = await runNexus(['firmware', 'library', 'import', file, ...common()]);
  expect([again.code, again.json[0]]).toEqual([
    1,
    { error: { code: 'firmware.duplicate', details: { version: '1.6.0' } } },
  ]);
  const list = await runNexus(['firmware', 'library', 'list', ...common()]);
  const { entries } = librarySchema.parse(list.json[0]);
  expect(entries.map(({ release }) => release.version)).toContain('1.6.0');
  const verified = await runNexus(['firmware', 'library', 'verify', file, ...common()]);
  expect(verified.json[0]).toMatchObject({ version: '1.6.0', signedBy: 'practice' });
  const bundled = await runNexus(['firmware', 'library', 'remove', '1.5.0', ...common()]);
  expect(bundled.json[0]).toMatchObject({ error: { code: 'firmware.bundled' } });
  const removed = await runNexus(['firmware', 'library', 'remove', '1.6.0', ...common()]);
  expect([removed.code, removed.json[0]]).toEqual([0, { removed: '1.6.0' }]);
});

test('a charger is told of, updated from a file, and goes back only when somebody agrees', async () => {
  const { target, options } = charger();
  const info = await runNexus(['firmware', target, 'info', ...options]);
  const view = firmwareViewSchema.parse(info.json[0]);
  expect(view).toMatchObject({ newest: '2.0.0', charger: { firmware: '1.4.2+7' }, interrupted: null });
  const silent = await runNexus(['firmware', target, 'update', file, ...options]);
  expect(silent.code).toBe(2);
  const updated = await runNexus(['firmware', target, 'update', file, '--yes', ...options]);
  expect(updateResultSchema.parse(updated.json[0])).toMatchObject({ version: '1.6.0', state: 'confirmed' });
  const older = join(dir, 'older.nexusfw');
  writeFileSync(older, makePackage('--version', '1.4.9', '--payload-bytes', '3000'));
  const refused = await runNexus(['firmware', target, 'update', older, '--yes', ...options]);
  expect(refused.json[0]).toMatchObject({ error: { code: 'firmware.downgrade-not-accepted' } });
  const back = ['--yes', '--allow-downgrade', '--no-confirm', ...options];
  const tried = await runNexus(['firmware', target, 'update', older, ...back]);
  expect(tried.json[0]).toMatchObject({ version: '1.4.9', state: 'on-trial' });
});

test('words it does not know are wrong usage', async () => {
  for (const words of [
    ['library', 'burn'],
    ['library', 'import'],
    ['ble:NEXUS-1', 'shine'],
  ]) {
    expect((await runNexus(['firmware', ...words, ...common()])).code).toBe(2);
  }
});
