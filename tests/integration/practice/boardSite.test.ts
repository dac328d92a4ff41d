import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';
import { createCore } from '#core/createCore.ts';
import type { PracticeState } from '#shared/contract/practice.ts';
import { parseSite } from '#shared/domain/balancing/site/parseSite.ts';
import { appRoot } from '#tests/support/coreOnSite.ts';

type Running = Extract<PracticeState, { kind: 'running' }>;

const startedCore = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'nexus-board-'));
  const core = await createCore({
    host: 'browser',
    appVersion: '0.0.0-test',
    appRoot,
    dataDir,
    processHost: createNodeProcessHost(appRoot),
  });
  const api = createRouterClient(core.router, { interceptors: [core.interceptor as never] });
  return {
    core,
    api,
    [Symbol.asyncDispose]: async () => {
      await core.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

type Api = Awaited<ReturnType<typeof startedCore>>['api'];

const stateWhere = async (api: Api, isWished: (state: Running) => boolean): Promise<Running> => {
  for await (const state of await api.practice.watch())
    if (state.kind === 'running' && isWished(state)) return state;
  throw new Error('the practice site ended');
};

test('the load balancing site runs in the application: fuses, meter, chargers, site file', async () => {
  await using on = await startedCore();
  const { api, core } = on;
  await api.practice.start({ chargers: 6, speed: 10, layout: 'board' });
  const state = await stateWhere(api, ({ nodes }) => nodes.length > 0);
  expect(state.nodes.map(({ id, currentA }) => [id, currentA])).toEqual([
    ['main', [12, 5, 8]],
    ['board1', [0, 0, 0]],
  ]);
  expect(state.chargers.map(({ node }) => node)).toEqual([...Array(4).fill('board1'), 'main', 'main']);

  const [meterPlace] = state.meters;
  const meter = await core.meters.open(meterPlace?.target ?? '', { profile: meterPlace?.profile ?? '' });
  expect((await meter.read()).currentA).toEqual([12, 5, 8]);

  await api.practice.happen({ event: 'cars-plugged' });
  await stateWhere(api, ({ nodes }) => String(nodes[0]?.currentA) === '30,29,26');
  await api.practice.happen({ event: 'meter-reversed' });
  await vi.waitFor(async () => expect((await meter.read()).currentA).toEqual([30, -29, 26]), 10_000);
  await api.practice.happen({ event: 'board-off' });
  await stateWhere(api, ({ nodes }) => nodes[1]?.isOn === false && nodes[1].currentA[0] === 0);

  const file = parseSite(parse(readFileSync(state.siteFile ?? '', 'utf8')));
  expect(file).toMatchObject({ site: { nodes: [{ id: 'main' }, { id: 'board1' }] } });
});

test('what belongs to a site with structure is refused at a plain one', async () => {
  await using on = await startedCore();
  await on.api.practice.start({ chargers: 1, speed: 10 });
  const state = await stateWhere(on.api, () => true);
  expect(state).toMatchObject({ nodes: [], meters: [], siteFile: null });
  await expect(on.api.practice.happen({ event: 'meter-lost' })).rejects.toMatchObject({
    code: 'input.invalid',
  });
});
