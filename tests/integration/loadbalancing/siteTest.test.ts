import { test } from 'vitest';
import { startBoardSite } from '#tests/support/siteTestBench.ts';

test.concurrent('a one-phase car shows where a charger sits, also the one that is wired wrongly, at a noisy meter', async ({
  expect,
}) => {
  await using board = await startBoardSite({ miswired: 2 });
  await board.on.site.control('/site/meter', { noiseA: 1.5 });
  await board.plug(0, { phases: 3, maxA: 16 });
  await board.plug(1, { phases: 1, maxA: 32 });
  const { result } = await board.run(['phases'], ['c1', 'c2']);
  expect(result).toMatchObject({ verdict: 'fail', simulated: true });
  const [three, one] = result?.chargers ?? [];
  expect(three?.tests[0]).toMatchObject({ verdict: 'pass', reason: 'phases-all' });
  expect(three?.wiring).toMatchObject({ found: [1, 2, 3], rotation: null });
  expect(one?.tests[0]).toMatchObject({
    verdict: 'fail',
    reason: 'phases-differ',
    params: { phases: 'L3', planned: 'L2' },
  });
  expect(one?.wiring).toMatchObject({ plannedRotation: 'L2L3L1', rotation: 'L3L1L2' });
}, 60_000);

test.concurrent('a reversed transformer is named, and nothing is concluded about the charger', async ({
  expect,
}) => {
  await using board = await startBoardSite();
  await board.plug(1, { phases: 1, maxA: 32 });
  await board.on.site.control('/site/meter', { reversed: [2] });
  const { result } = await board.run(['phases'], ['c2']);
  expect(result?.chargers[0]?.tests[0]).toMatchObject({
    verdict: 'fail',
    reason: 'ct-reversed',
    params: { phases: 'L2' },
  });
  expect(result?.chargers[0]?.wiring?.reversed).toEqual([2]);
}, 60_000);

test.concurrent('a meter whose phases are swapped is told from chargers that are wired wrongly', async ({
  expect,
}) => {
  await using board = await startBoardSite();
  await board.plug(0, { phases: 1, maxA: 32 });
  await board.plug(1, { phases: 1, maxA: 32 });
  await board.on.site.control('/site/meter', { swapped: [2, 1, 3] });
  const { result } = await board.run(['phases'], ['c1', 'c2']);
  expect(result?.site).toEqual([{ test: 'phases', verdict: 'fail', reason: 'meter-swapped', params: {} }]);
  for (const { wiring } of result?.chargers ?? []) expect(wiring?.rotation).toBeNull();
}, 60_000);

test.concurrent('a meter that falls silent in the middle proves nothing, and nothing more is raised', async ({
  expect,
}) => {
  await using board = await startBoardSite();
  await board.plug(1, { phases: 1, maxA: 32 });
  let lost: Promise<unknown> | undefined;
  let highestA = 0;
  const { result } = await board.run(['sweep'], ['c2'], {
    onEvent: (event) => {
      if (event.kind !== 'sample') return;
      highestA = Math.max(highestA, event.setA ?? 0);
      if ((event.setA ?? 0) >= 8) lost ??= board.on.site.control('/site/meter', { lost: true });
    },
  });
  expect(result?.chargers[0]?.tests[0]).toMatchObject({ verdict: 'not-proven', reason: 'meter-silent' });
  expect(highestA).toBeLessThanOrEqual(13);
  expect(result?.leftA).toEqual({ c2: 6 });
  const truth = await board.on.site.truth(board.on.site.ready.chargers[1]?.serial);
  expect(truth['limit.current']).toBe(6);
}, 60_000);

test.concurrent('sweep, pause and fail-safe of one charger pass and are in the log as one simulated test', async ({
  expect,
}) => {
  await using board = await startBoardSite();
  await board.plug(1, { phases: 1, maxA: 16 });
  const { result, events } = await board.run(['sweep', 'pause', 'failsafe'], ['c2']);
  const reasons = result?.chargers[0]?.tests.map(({ test: name, verdict, reason }) => [
    name,
    verdict,
    reason,
  ]);
  expect(reasons).toEqual([
    // The others of the board stand at their fall-back currents: 25 A do not fit beside them.
    ['sweep', 'warn', 'sweep-part'],
    ['pause', 'pass', 'pause-and-resume'],
    ['failsafe', 'pass', 'failsafe-taken'],
  ]);
  expect(events.some((event) => event.kind === 'sample' && (event.silentS ?? 0) > 20)).toBe(true);
  const { entries } = await board.on.api.log.entries({
    filter: { siteId: board.siteId, kinds: ['test'] },
    limit: 10,
  });
  expect(entries[0]).toMatchObject({ kind: 'test', outcome: 'done', practice: true });
  expect(entries[0]?.details).toMatchObject({ purpose: 'site-test', result: { simulated: true } });
}, 90_000);

test.concurrent('a breaker switched off and on leaves the charger at its boot current', async ({
  expect,
}) => {
  await using board = await startBoardSite();
  await board.plug(1, { phases: 1, maxA: 16 });
  const serial = board.on.site.ready.chargers[1]?.serial;
  const { result } = await board.run(['breaker'], ['c2'], {
    onEvent: (event) => {
      if (event.kind !== 'waiting' || event.what === null) return;
      void board.on.site.control(`/chargers/${serial}/breaker`, { on: event.what === 'breaker-on' });
    },
  });
  expect(result?.chargers[0]?.tests[0]).toMatchObject({ verdict: 'pass', reason: 'breaker-kept' });
}, 90_000);

// An overload that comes every other time is an overload: no second attempt.
test.concurrent('all cars at once stay below the main fuse when control ends', {
  retry: 0,
  timeout: 120_000,
}, async ({ expect }) => {
  await using board = await startBoardSite();
  for (const index of [0, 1, 2, 3, 4, 5]) await board.plug(index);
  await board.on.site.control('/site/overload', { reset: true });
  const { result } = await board.run(['all-cars'], ['c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
  expect(result?.site[0]).toMatchObject({ test: 'all-cars', verdict: 'pass', reason: 'all-kept' });
  const { nodes } = (await board.on.site.control('/site/overload')).body as {
    nodes: Record<string, { ampSeconds: number[] }>;
  };
  expect(Object.values(nodes).flatMap(({ ampSeconds }) => ampSeconds)).toEqual([0, 0, 0, 0, 0, 0]);
});

test.concurrent('a test that is cancelled in the middle leaves every charger at its fall-back current', async ({
  expect,
}) => {
  await using board = await startBoardSite();
  await board.plug(1, { phases: 1, maxA: 32 });
  const leaving = new AbortController();
  const { result } = await board
    .run(['sweep'], ['c1', 'c2'], {
      signal: leaving.signal,
      onEvent: (event) => {
        if (event.kind === 'sample' && (event.setA ?? 0) >= 16) leaving.abort();
      },
    })
    .catch(() => ({ result: null }));
  expect(result).toBeNull();
  for (const index of [0, 1]) {
    const truth = await board.on.site.truth(board.on.site.ready.chargers[index]?.serial);
    expect(truth['limit.current']).toBe(6);
  }
  await expect
    .poll(() => board.drawnA('c2'), { timeout: 10_000 })
    .toSatisfy((amps: number[]) => Math.max(...amps) <= 6.5);
}, 60_000);
