import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '#core/adapters/sqlite/migrate.ts';
import { migrations } from '#core/adapters/sqlite/migrations.ts';
import { logFile, openTestLog } from './siteLogFixture.ts';

const site = { name: 'Dům Žabovřesky', country: 'CZ', practice: false } as const;
const plan = (limitA: number) => ({ nodes: [{ id: 'main', limitA }], chargers: [] });

test('a plan is kept between restarts and counts its revisions', () => {
  const file = logFile();
  const log = openTestLog({ file });
  const { id } = log.createSite(site);
  expect(log.sitePlan(id)).toBeUndefined();
  expect(log.saveSitePlan(id, { revision: 0, plan: plan(25) })).toMatchObject({ revision: 1 });
  expect(log.saveSitePlan(id, { revision: 1, plan: plan(32) })).toMatchObject({ revision: 2 });
  log.close();
  expect(openTestLog({ file }).sitePlan(id)).toMatchObject({ revision: 2, plan: plan(32) });
});

test('of two windows that change the same revision, the second changes nothing', () => {
  const file = logFile();
  const [first, second] = [openTestLog({ file }), openTestLog({ file })];
  const { id } = first.createSite(site);
  expect(first.saveSitePlan(id, { revision: 0, plan: plan(25) })).not.toBeNull();
  expect(second.saveSitePlan(id, { revision: 0, plan: plan(63) })).toBeNull();
  expect(second.sitePlan(id)).toMatchObject({ revision: 1, plan: plan(25) });
});

test.each(migrations.slice(0, 2).map(({ version }) => version))(
  'a log of version %i keeps its sites and takes a plan',
  (version) => {
    const file = logFile();
    const db = new Database(file);
    migrate(db, { file, migrations: migrations.slice(0, version), nowMs: Date.UTC(2026, 10, 20) });
    db.exec("INSERT INTO site VALUES ('s1', 'Garáž', 'CZ', 0, 1)");
    db.close();
    const log = openTestLog({ file });
    expect(log.sites().map(({ name }) => name)).toEqual(['Garáž']);
    expect(log.saveSitePlan('s1', { revision: 0, plan: plan(25) })).toMatchObject({ revision: 1 });
  },
);
