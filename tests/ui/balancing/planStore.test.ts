import { expect, test, vi } from 'vitest';
import { setNode } from '#renderer/features/balancing/model/planEdits.ts';
import { createPlanStore, type PlanStore } from '#renderer/features/balancing/model/planStore.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { plan } from './plan.ts';

type Api = Parameters<typeof createPlanStore>[1];

/** The application's side: one stored plan that counts its revisions. */
const fakeApi = () => {
  const stored = { revision: 0, plan: null as Site | null, savedAtMs: null as number | null };
  const api = {
    get: () => Promise.resolve({ ...stored }),
    save: (input: { revision: number; plan: Site }) => {
      if (input.revision !== stored.revision)
        return Promise.resolve({ kind: 'stale' as const, stored: { ...stored } });
      Object.assign(stored, { revision: stored.revision + 1, plan: input.plan, savedAtMs: 1 });
      return Promise.resolve({ kind: 'saved' as const, revision: stored.revision, savedAtMs: 1 });
    },
  };
  return { api: api as unknown as Api, stored };
};

const limit = (store: PlanStore) => store.state().history?.now.nodes[1]?.limitA;
const withLimit = (limitA: number) => setNode(plan, 'board1', { limitA });

test('changes are saved by themselves, each from the revision before', async () => {
  const { api, stored } = fakeApi();
  const store = createPlanStore('s1', api);
  await store.load();
  expect(store.state()).toMatchObject({ history: null, isLoaded: true });
  store.change(plan);
  await vi.waitFor(() => expect(stored.revision).toBe(1));
  store.change(withLimit(32), 'limit');
  await vi.waitFor(() => expect(stored.plan?.nodes[1]?.limitA).toBe(32), { timeout: 3000 });
  expect(store.state().save).toBe('saved');
});

test('typing on in a field is one step back; undo and redo are saved too', async () => {
  const { api, stored } = fakeApi();
  const store = createPlanStore('s1', api);
  store.change(plan);
  store.change(withLimit(3), 'board1 limitA');
  store.change(withLimit(32), 'board1 limitA');
  store.undo();
  expect(limit(store)).toBe(40);
  store.redo();
  expect(limit(store)).toBe(32);
  await store.flush();
  expect(stored.plan?.nodes[1]?.limitA).toBe(32);
});

test('a plan another window has saved is not overwritten until somebody says so', async () => {
  const { api, stored } = fakeApi();
  const [first, second] = [createPlanStore('s1', api), createPlanStore('s1', api)];
  first.change(plan);
  await first.flush();
  await second.load();
  first.change(withLimit(25));
  await first.flush();
  second.change(withLimit(50));
  await second.flush();
  expect(second.state()).toMatchObject({ save: 'stale', theirs: { revision: 2 } });
  expect(stored.plan?.nodes[1]?.limitA).toBe(25);
  second.keepMine();
  await vi.waitFor(() => expect(stored.plan?.nodes[1]?.limitA).toBe(50));
});

test('the other plan can be taken instead', async () => {
  const { api } = fakeApi();
  const [first, second] = [createPlanStore('s1', api), createPlanStore('s1', api)];
  first.change(plan);
  await first.flush();
  second.change(withLimit(50));
  await second.flush();
  second.takeTheirs();
  expect(limit(second)).toBe(40);
  expect(second.state().save).toBe('saved');
});

test('a save that failed is told and tried again with the next change', async () => {
  const { api, stored } = fakeApi();
  let fails = true;
  const save = api.save;
  const shaky = {
    ...api,
    save: (...args: Parameters<Api['save']>) => (fails ? Promise.reject(new Error('gone')) : save(...args)),
  } as Api;
  const store = createPlanStore('s1', shaky);
  store.change(plan);
  await store.flush();
  expect(store.state().save).toBe('failed');
  fails = false;
  await store.flush();
  expect(stored.revision).toBe(1);
});
