import { createRouterClient, type RouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '#core/createCore.ts';
import type { Router } from '#core/procedures/createRouter.ts';
import { type SiteUnderControl, startSiteUnderControl } from '#tests/support/siteUnderControl.ts';

let site: SiteUnderControl;
let core: Core;
let api: RouterClient<Router>;
beforeAll(async () => {
  site = await startSiteUnderControl({ chargers: 2, speed: 20 });
  core = await site.openCore();
  api = createRouterClient(core.router, { interceptors: [core.interceptor as never] });
});
afterAll(() => site[Symbol.asyncDispose]());

test('a plan is checked and its proof worked out', async () => {
  const { findings, proof } = await api.balancing.check({ plan: site.plan });
  expect(findings.filter(({ level }) => level === 'refuse')).toEqual([]);
  expect(proof.holds).toBe(true);
});

test('a state is answered as the command line answers it', async () => {
  const state = { nodes: [{ id: 'main', parent: null, limitA: [10, 10, 10] }], chargers: [] };
  expect(await api.balancing.allocate({ state })).toEqual({ setA: {}, reasons: {} });
  expect(await api.balancing.allocate({ state: {} })).toMatchObject({ problems: [{}, {}] });
});

test('a scenario tells how far it is, can be left, and ends in its metrics', async () => {
  const scenario = (await api.sitePlan.scenarios()).find(({ id }) => id === 'S9');
  if (scenario === undefined) throw new Error('no scenario');
  const kinds = new Set<string>();
  for await (const event of await api.balancing.simulate({ scenario, rule: 'epochs' })) {
    kinds.add(event.kind);
    if (event.kind === 'done') expect(event.result.metrics.overloadAfterAs).toBe(0);
  }
  expect([...kinds]).toEqual(['progress', 'done']);
  for await (const event of await api.balancing.simulate({ scenario, rule: 'none' })) {
    expect(event.kind).toBe('progress');
    break;
  }
});

test('a controller is started from the stored plan, watched, dimmed and stopped', async () => {
  const { id: siteId } = core.log.createSite({ name: 'Court', country: 'DE', practice: true });
  await expect(api.balancing.start({ siteId })).rejects.toMatchObject({ code: 'log.not-found' });
  core.log.saveSitePlan(siteId, { revision: 0, plan: site.plan });
  const { id } = await api.balancing.start({ siteId });
  await expect(api.balancing.start({ siteId })).rejects.toMatchObject({ code: 'balance.running' });
  await api.balancing.dim({ id, isDimmed: true });
  const phases = new Set<string>();
  for await (const [state] of await api.balancing.watch()) {
    if (state === undefined) continue;
    phases.add(state.phase);
    if (state.phase === 'running' && state.cycles > 2) {
      expect(state).toMatchObject({ id, siteId, name: 'Court', practice: true, isDimmed: true, error: null });
      expect(state.chargers.map(({ link }) => link.health)).toEqual(['ok', 'ok']);
      await api.balancing.stop({ id });
    }
    if (state.phase === 'stopped') break;
  }
  expect([...phases]).toEqual(expect.arrayContaining(['running', 'stopped']));
  await expect(api.balancing.stop({ id })).rejects.toMatchObject({ code: 'balance.not-running' });
  expect(core.devices.list()).toEqual([]);
});
