import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parseSite } from '#shared/domain/balancing/site/parseSite.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import type { ErrorCode } from '#shared/errors/catalogue.ts';
import {
  type SiteUnderControl,
  startSiteUnderControl,
  taskOf,
  untilState,
} from '#tests/support/siteUnderControl.ts';

let site: SiteUnderControl;
beforeAll(async () => {
  site = await startSiteUnderControl({ chargers: 3, speed: 20 });
});
afterAll(async () => await site[Symbol.asyncDispose]());

/** Starts in a data folder of its own and answers the code it failed with. */
const failureOf = async (plan: Site, pin?: string): Promise<ErrorCode | undefined> => {
  const core = await site.openCore(`${site.dataDir}-${Math.random()}`);
  try {
    core.controllers.start(parseSite(plan), { ...taskOf(), ...(pin === undefined ? {} : { pin }) });
    return (await untilState(core, ({ phase }) => phase === 'failed')).error?.code;
  } finally {
    await core.close();
  }
};

const settings = (change: Readonly<Record<string, number>>) =>
  site.practice.control(`/chargers/${site.serialOf('c1')}/settings`, change);

test('a charger whose watchdog is off is refused', async () => {
  await settings({ 'failsafe.defaultTimeout': 0 });
  expect(await failureOf(site.plan)).toBe('balance.charger-differs');
  await settings({ 'failsafe.defaultTimeout': 15 });
});

test('a charger that balances by itself is refused', async () => {
  await settings({ 'loadBalancing.mode': 1 });
  expect(await failureOf(site.plan)).toBe('balance.charger-differs');
  await settings({ 'loadBalancing.mode': 0 });
});

test('a wrong PIN is refused after one attempt', async () => {
  expect(await failureOf(site.plan, '999999')).toBe('pin.wrong');
});

test('a plan whose fall-backs do not fit, or whose chargers have no address, asks nobody', async () => {
  const core = await site.openCore(`${site.dataDir}-none`);
  const start = (chargers: readonly unknown[]) => () =>
    core.controllers.start(parseSite({ ...site.plan, chargers }), taskOf());
  expect(start(site.plan.chargers.map((charger) => ({ ...charger, fallbackA: 32 })))).toThrow(
    'balance.not-proven',
  );
  expect(start(site.plan.chargers.map((charger) => ({ ...charger, address: undefined })))).toThrow(
    'balance.no-address',
  );
  expect(core.controllers.states()).toEqual([]);
});

test('a second controller is refused: at once on this computer, by its traces on another one', async () => {
  const core = await site.openCore();
  core.controllers.start(parseSite(site.plan), taskOf());
  await untilState(core, ({ phase, cycles }) => phase === 'running' && cycles > 3);
  expect(() => core.controllers.start(parseSite(site.plan), taskOf())).toThrow('balance.running');
  expect(await failureOf(site.plan)).toBe('balance.other-controller');
  expect(core.controllers.states()[0]?.phase).toBe('running');
  await untilState(core, ({ chargers }) => chargers.every(({ link }) => link.health === 'ok'));

  // Somebody writes with a tool of his own: that charger is left alone and counts at its maximum.
  const other = await site.openCore(`${site.dataDir}-other`);
  const { host = '', port = 0, unit = 1 } = site.plan.chargers[0]?.address ?? {};
  const { session } = await other.devices.open(`modbus://${host}:${port}/${unit}`, { jobId: null });
  // The charger takes one write per second, whoever sends it: beside a controller a tool has to try again.
  await vi.waitFor(() => session.writeControl({ 'limit.current': 20 }), 5_000);
  const state = await untilState(core, ({ chargers }) => chargers[0]?.link.health === 'foreign');
  expect(state.chargers[0]).toMatchObject({
    setA: null,
    link: { error: { code: 'balance.other-controller' } },
  });
  await site.passes(5);
  expect((await site.setpointsA())['c1']).toBe(20);
  await untilState(core, ({ chargers: [first, ...others] }) => {
    return first?.link.health === 'foreign' && others.every(({ link }) => link.health === 'ok');
  });
});
