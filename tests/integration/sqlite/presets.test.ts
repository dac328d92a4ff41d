import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '#core/adapters/sqlite/migrate.ts';
import { migrations } from '#core/adapters/sqlite/migrations.ts';
import { logFile, openTestLog } from './siteLogFixture.ts';

const url = 'wss://csms.example.com';
const stored = (id: string, nameKey: string) => ({ id, nameKey, preset: { name: nameKey, url } });

test('presets are kept between restarts, by name, and removed once', () => {
  const file = logFile();
  const log = openTestLog({ file });
  expect(log.saveBackEndPresets([stored('2', 'b'), stored('1', 'a')])).toEqual([]);
  log.close();
  const again = openTestLog({ file });
  expect(again.backEndPresets().map(({ nameKey }) => nameKey)).toEqual(['a', 'b']);
  expect(again.removeBackEndPreset('1')).toMatchObject({ preset: { name: 'a', url } });
  expect(again.removeBackEndPreset('1')).toBeUndefined();
  expect(again.backEndPresets()).toHaveLength(1);
});

test('of two windows only one gives a name away, and of several presets all are stored or none', () => {
  const file = logFile();
  const [first, second] = [openTestLog({ file }), openTestLog({ file })];
  expect(first.saveBackEndPresets([stored('1', 'a')])).toEqual([]);
  expect(second.saveBackEndPresets([stored('2', 'b'), stored('3', 'a')])).toEqual(['a']);
  expect(second.backEndPresets()).toHaveLength(1);
  expect(second.saveBackEndPresets([{ ...stored('1', 'a'), preset: { url: 'ws://other' } }])).toEqual([]);
  expect(first.backEndPresets()[0]?.preset).toEqual({ url: 'ws://other' });
});

test('the value of a secret is refused', () => {
  const log = openTestLog({ file: logFile() });
  const secret = { 'ocpp.authorizationKey': '000102030405060708090a0b0c0d0e0f' };
  expect(() => log.saveBackEndPresets([{ ...stored('1', 'a'), preset: secret }])).toThrow('input.invalid');
  expect(log.backEndPresets()).toEqual([]);
});

test.each(migrations.slice(0, 3).map(({ version }) => version))(
  'a log of version %i keeps its sites and takes a preset',
  (version) => {
    const file = logFile();
    const db = new Database(file);
    migrate(db, { file, migrations: migrations.slice(0, version), nowMs: Date.UTC(2026, 10, 20) });
    db.exec("INSERT INTO site VALUES ('s1', 'Garáž', 'CZ', 0, 1)");
    db.close();
    const log = openTestLog({ file });
    expect(log.sites().map(({ name }) => name)).toEqual(['Garáž']);
    expect(log.saveBackEndPresets([stored('1', 'a')])).toEqual([]);
  },
);
