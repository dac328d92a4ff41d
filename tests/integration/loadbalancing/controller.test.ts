import { expect, test } from 'vitest';
import { parseSite } from '#shared/domain/balancing/site/parseSite.ts';
import {
  mainOf,
  type SiteUnderControl,
  startSiteUnderControl,
  taskOf,
  untilState,
} from '#tests/support/siteUnderControl.ts';

const answerS = 15;
const fallBackS = 10;
const lookS = 10;

/** From the cause on there is time to answer; afterwards the site's own recorder must have seen nothing. */
const overloadAfter = async (site: SiteUnderControl, allowedS: number): Promise<number> => {
  await site.passes(allowedS);
  await site.resetOverload();
  await site.passes(lookS);
  return site.overloadAs();
};

const tight = mainOf({ limitA: 50, baseLoadA: 25 });

/** An overload that comes every other time is an overload: no second attempt. */
const once = { retry: 0, timeout: 60_000 };

test(
  'twelve chargers stay within every limit while a load, the meter and three links fail',
  once,
  async () => {
    await using site = await startSiteUnderControl({ change: tight, speed: 16 });
    const { practice, plan } = site;
    await practice.control('/site/overload', { reset: true, limitsA: { main: 50 } });
    const core = await site.openCore();
    await site.plugAll();
    core.controllers.start(parseSite(plan), taskOf());
    const state = () => core.controllers.states()[0];
    await untilState(core, ({ phase }) => phase === 'running');
    await site.untilLoaded(40);
    expect(await site.overloadAs()).toBe(0);

    // A lift starts on L2.
    await practice.control('/site/base', { stepA: [0, 15, 0], forS: 40 });
    expect(await overloadAfter(site, answerS)).toBe(0);

    // What nobody sees any more rises to what the plan allows for.
    await practice.control('/site/meter', { lost: true });
    await practice.control('/site/base', { constantA: [25, 25, 25] });
    expect(await overloadAfter(site, answerS)).toBe(0);
    expect(state()?.nodes[0]?.meter?.health).toBe('lost');

    await practice.control('/site/meter', { clear: true });
    const lost =
      state()
        ?.chargers.filter(({ inForceA }) => (inForceA ?? 0) > 0)
        .slice(0, 3) ?? [];
    expect(lost).toHaveLength(3);
    for (const { id } of lost)
      await practice.control(`/chargers/${site.serialOf(id)}/faults`, { modbus: { silence: true } });
    await practice.control('/site/base', { constantA: [25, 30, 25] });
    expect(await overloadAfter(site, (plan.chargers[0]?.timeoutS ?? 0) + fallBackS)).toBe(0);
    const silent = state()?.chargers.filter(({ link }) => link.health === 'lost');
    expect(silent?.map(({ id }) => id)).toEqual(lost.map(({ id }) => id));
    for (const { id } of lost) expect(await site.offeredA(id)).toBe(0);
    const purposes = core.log.entries({}, { limit: 50 }).entries.map(({ details }) => details['purpose']);
    expect(purposes).toContain('controller-started');
    expect(purposes).toContain('controller-fault');
  },
);

test('a restart takes over what is in force without a jump', once, async () => {
  await using site = await startSiteUnderControl({ chargers: 4, speed: 10 });
  const first = await site.openCore();
  await site.plugAll();
  first.controllers.start(parseSite(site.plan), taskOf());
  await untilState(
    first,
    ({ chargers }) => chargers.filter(({ inForceA }) => (inForceA ?? 0) >= 10).length >= 3,
  );
  await first.close();
  const before = await site.setpointsA();
  expect(Math.max(...Object.values(before))).toBeGreaterThanOrEqual(10);
  expect(Math.max(...Object.values(before))).toBeLessThanOrEqual(32);

  const second = await site.openCore();
  second.controllers.start(parseSite(site.plan), taskOf());
  await untilState(
    second,
    ({ cycles, chargers }) => cycles >= 2 && chargers.every(({ setA }) => setA !== null),
  );
  const after = await site.setpointsA();
  for (const [id, a] of Object.entries(before))
    expect(Math.abs((after[id] ?? 0) - a), id).toBeLessThanOrEqual(4);
});
