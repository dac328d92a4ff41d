import { parseSite } from '#shared/domain/balancing/site/parseSite.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { mainOf, startSiteUnderControl, taskOf, untilState } from '#tests/support/siteUnderControl.ts';
import { countModbusRequests } from './countRequests.ts';
import { report } from './report.ts';
import { median } from './timing.ts';

const chargers = 50;
const speed = 5;
const cycles = 40;
/** Reading each charger and the meter once a second. */
const fewestPerCycle = chargers + 1;
const answerMs = 15_000;

/** The plan with every address led through a counter. */
const counted = async (plan: Site) => {
  const ways: Awaited<ReturnType<typeof countModbusRequests>>[] = [];
  const way = async (address: { host: string; port?: number | undefined }) => {
    const opened = await countModbusRequests(address.host, address.port ?? 0);
    ways.push(opened);
    return { ...address, host: '127.0.0.1', port: opened.port };
  };
  const nodes = [];
  for (const node of plan.nodes)
    nodes.push(
      node.meter?.address === undefined
        ? node
        : { ...node, meter: { ...node.meter, address: await way(node.meter.address) } },
    );
  const all = [];
  for (const charger of plan.chargers)
    all.push(charger.address === undefined ? charger : { ...charger, address: await way(charger.address) });
  return { plan: { ...plan, nodes, chargers: all } as Site, ways };
};

/** Fifty chargers over real sockets: time of a cycle, requests, and how fast a step of the load is answered. */
export const benchController = async (): Promise<void> => {
  const big = mainOf({ limitA: 400, baseLoadA: 60 });
  await using site = await startSiteUnderControl({
    chargers,
    speed,
    timeoutS: 30,
    change: (plan) => big({ ...plan, nodes: plan.nodes.map((node) => ({ ...node, limitA: 400 })) }),
  });
  const { plan, ways } = await counted(site.plan);
  const core = await site.openCore();
  await site.plugAll();
  const { id } = core.controllers.start(parseSite(plan), taskOf('Fifty'));
  await untilState(core, ({ phase }) => phase === 'running', 60_000);
  await site.untilLoaded(150);
  const controller = core.controllers.get(id);
  const state = () => controller.state();

  for (const way of ways) way.reset();
  const first = state().cycles;
  const took: number[] = [];
  const enough = Promise.withResolvers<void>();
  const stop = controller.onCycle(() => {
    took.push(state().cycleMs);
    if (state().cycles - first >= cycles) enough.resolve();
  });
  await enough.promise;
  stop();
  const requests = ways.reduce((sum, way) => sum + way.count(), 0) / (state().cycles - first);
  const second = { what: 'a second', value: 1000 };
  report({ bench: 'controller-cycle', size: chargers, value: median(took), unit: 'ms', peer: second });
  const fewest = { what: 'one reading each', value: fewestPerCycle };
  report({
    bench: 'controller-requests-per-cycle',
    size: chargers,
    value: requests,
    unit: 'request',
    peer: fewest,
  });

  // The load jumps so that chargers have to give way; done when what was decided is what was written everywhere.
  const setA = () => state().chargers.reduce((sum, each) => sum + (each.setA ?? 0), 0);
  const before = setA();
  const begun = performance.now();
  await site.practice.control('/site/base', { stepA: [250, 250, 250], forS: 300 });
  const isAnswered = () =>
    setA() < before &&
    state().chargers.every((each) => each.setA === each.inForceA || each.link.health !== 'ok');
  while (!isAnswered() && performance.now() - begun < answerMs)
    await new Promise((done) => setTimeout(done, 2));
  const reaction = (performance.now() - begun) * speed;
  const allowed = { what: '15 s', value: answerMs };
  report({
    bench: 'controller-reaction',
    size: chargers,
    value: reaction,
    unit: 'ms',
    peer: allowed,
    goal: 1,
  });
  await core.controllers.stop(id);
  for (const way of ways) await way[Symbol.asyncDispose]();
};
