import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { siteSchema } from '#shared/domain/balancing/site/siteSchema.ts';
import { startSite } from '#tests/support/practiceSite.ts';

type Amps = readonly [number, number, number];

interface SiteNow {
  readonly nodes: readonly { readonly id: string; readonly currentA: Amps; readonly voltageV: Amps }[];
  readonly chargers: readonly { readonly serial: string; readonly isOn: boolean; readonly currentA: Amps }[];
}

interface Overload {
  readonly nodes: Readonly<Record<string, { readonly ampSeconds: Amps }>>;
}

const board = async (options: { readonly miswired?: number; readonly chargers?: number } = {}) => {
  const site = await startSite({ layout: 'board', commissioned: true, speed: 20, ...options });
  const now = async () => (await site.control('/site')).body as unknown as SiteNow;
  const currents = async () =>
    Object.fromEntries((await now()).nodes.map(({ id, currentA }) => [id, currentA]));
  const overload = async (body: unknown) =>
    (await site.control('/site/overload', body)).body as unknown as Overload;
  return { site, now, currents, overload };
};

const soon = { timeout: 15_000, interval: 50 };

test('the site of six chargers tells what flows at every node, and the recorder what is too much', async () => {
  const { site, now, currents, overload } = await board();
  await using _ = site;
  expect(site.ready.meters).toMatchObject([{ node: 'main' }]);
  expect(site.ready.chargers.map(({ node }) => node)).toEqual([...Array(4).fill('board1'), 'main', 'main']);
  expect(await currents()).toEqual({ main: [12, 5, 8], board1: [0, 0, 0] });

  // Nobody steers: each car gets the 6 A after a restart, on the phases behind its own ones; c3 waits for 8 A.
  await site.control('/site/cars', { action: 'plug' });
  await vi.waitFor(async () => {
    expect(await currents()).toEqual({ main: [30, 29, 26], board1: [12, 18, 6] });
  }, soon);
  expect((await overload({})).nodes).toMatchObject({ main: { ampSeconds: [0, 0, 0] } });

  await overload({ limitsA: { board1: [12, 12, 12] } });
  await vi.waitFor(async () => {
    const { ampSeconds } = (await overload({})).nodes['board1'] ?? {};
    expect(ampSeconds?.[1]).toBeGreaterThan(5);
    expect([ampSeconds?.[0], ampSeconds?.[2]]).toEqual([0, 0]);
  }, soon);

  await site.control('/site/breaker', { node: 'board1', on: false });
  expect(await currents()).toEqual({ main: [18, 11, 20], board1: [0, 0, 0] });
  expect((await now()).chargers.map(({ isOn }) => isOn)).toEqual([false, false, false, false, true, true]);
  await site.control('/site/breaker', { node: 'board1', on: true });
  expect((await now()).chargers.every(({ isOn }) => isOn)).toBe(true);
});

test('a charger wired otherwise than written down loads another phase', async () => {
  const { site, now } = await board({ miswired: 2 });
  await using _ = site;
  const serial = site.ready.chargers[1]?.serial ?? '';
  await site.control(`/chargers/${serial}/car`, { action: 'plug' });
  await vi.waitFor(async () => {
    expect((await now()).chargers[1]?.currentA).toEqual([0, 0, 6]);
  }, soon);
});

test('what an electrician would have written down is there as a site file', async () => {
  const { site } = await board({ miswired: 1, chargers: 3 });
  await using _ = site;
  const file = siteSchema.parse(parse(readFileSync(site.ready.siteFile ?? '', 'utf8')));
  expect(file.chargers.map(({ rotation, node }) => [rotation, node])).toEqual([
    ['L1L2L3', 'board1'],
    ['L2L3L1', 'board1'],
    ['L3L1L2', 'main'],
  ]);
  expect(file.nodes[0]?.meter).toEqual({
    address: site.ready.meters?.[0]?.modbus,
    profile: 'reference-meter',
  });
});

test('a site without a layout has no nodes', async () => {
  await using site = await startSite({ commissioned: true });
  expect((await site.control('/site')).status).toBe(404);
  expect((await site.control('/site/cars', { action: 'plug' })).status).toBe(404);
  expect(site.ready.meters).toBeUndefined();
});

test('what cannot be understood is refused by the structure', async () => {
  const { site } = await board({ chargers: 1 });
  await using _ = site;
  const refused = [
    ['/site/breaker', { node: 'attic', on: false }],
    ['/site/base', { node: 'attic', constantA: [1, 2, 3] }],
    ['/site/base', { stepA: [0, 30, 0] }],
    ['/site/meter', { node: 'board1', lost: true }],
    ['/site/meter', { swapped: [1, 2] }],
    ['/site/overload', { limitsA: { main: [1, 2] } }],
    ['/site/cars', {}],
  ] as const;
  for (const [path, body] of refused) {
    expect((await site.control(path, body)).status, path).toBe(400);
  }
});
