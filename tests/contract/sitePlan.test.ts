import { safe } from '@orpc/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';

let on: CoreOnSite;
beforeAll(async () => {
  on = await startCoreOnSite({ chargers: 1 });
});
afterAll(() => on[Symbol.asyncDispose]());

const plan = { nodes: [{ id: 'main', limitA: 25, baseLoadA: 5 }], chargers: [] };

test('a plan is saved from the revision it was made from, and only from that', async () => {
  const { id: siteId } = await on.api.log.createSite({ name: 'Plan', country: 'CZ', practice: true });
  expect(await on.api.sitePlan.get({ siteId })).toEqual({ revision: 0, plan: null, savedAtMs: null });
  expect(await on.api.sitePlan.save({ siteId, revision: 0, plan })).toMatchObject({
    kind: 'saved',
    revision: 1,
  });
  expect(await on.api.sitePlan.save({ siteId, revision: 0, plan })).toMatchObject({
    kind: 'stale',
    stored: { revision: 1, plan },
  });
});

test('a plan for a site that is not there is refused', async () => {
  const { error } = await safe(on.api.sitePlan.save({ siteId: 'nobody', revision: 0, plan }));
  expect(error).toMatchObject({ code: 'log.not-found' });
});

test('the scenarios that come with the program can be read', async () => {
  const ids = (await on.api.sitePlan.scenarios()).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['S1', 'S4', 'S11', 'S13']));
});
