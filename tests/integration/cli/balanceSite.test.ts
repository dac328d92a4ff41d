import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { ControllerState } from '#shared/contract/balancing.ts';
import { mainOf, startSiteUnderControl } from '#tests/support/siteUnderControl.ts';
import { nexus, startNexus } from './nexus.ts';

const fallBackS = 25;
const speed = 16;

test('a controller that is killed leaves chargers that fall back by themselves, and comes back', async () => {
  await using site = await startSiteUnderControl({ speed, change: mainOf({ limitA: 50, baseLoadA: 25 }) });
  const { practice } = site;
  await practice.control('/site/overload', { reset: true, limitsA: { main: 50 } });
  await site.plugAll();
  const args = ['balance', '--site', site.file, '--data', site.dataDir, '--speed', String(speed), '--json'];
  for (const loadedA of [20, 32]) {
    await practice.control('/site/base', { constantA: [5, 5, 5] });
    const { child } = startNexus(args);
    await site.untilLoaded(loadedA);
    await site.passes(Math.random() * 15);
    child.kill('SIGKILL');
    await once(child, 'close');
    // What nobody steers against any more rises to what the plan allows for.
    await practice.control('/site/base', { constantA: [25, 25, 25] });
    await site.passes(fallBackS);
    await site.resetOverload();
    await site.passes(5);
    expect(await site.overloadAs()).toBe(0);
    for (const { id } of site.plan.chargers) expect(await site.offeredA(id), id).toBe(0);
  }
});

test('one cycle says what was set and why, and what happens afterwards', async () => {
  await using site = await startSiteUnderControl({ chargers: 2, speed });
  await site.plugAll();
  const args = ['balance', '--site', site.file, '--data', site.dataDir, '--speed', String(speed)];
  const { code, json, stderr } = await nexus([...args, '--once', '--json']);
  expect(code, stderr).toBe(0);
  const [state] = json as unknown as readonly ControllerState[];
  expect(state).toMatchObject({ phase: 'running', practice: true, fallsBack: true });
  expect(state?.chargers.map(({ setA, inForceA }) => [setA, inForceA])).toEqual([
    [6, 6],
    [6, 6],
  ]);
  expect(stderr).toContain('fall back by themselves to 6 A');

  const refused = await nexus([...args, '--once', '--pin-file', site.pinFile('123456'), '--json']);
  expect(refused.code).toBe(1);
  expect(refused.json).toMatchObject([{ error: { code: 'pin.wrong' } }]);
});

test('SIGTERM ends the steering in words', async () => {
  await using site = await startSiteUnderControl({ chargers: 2, speed });
  const args = [
    'balance',
    '--site',
    site.file,
    '--data',
    site.dataDir,
    '--speed',
    String(speed),
    '--practice',
  ];
  const running = startNexus(args);
  await once(running.child.stdout ?? running.child, 'data');
  running.child.kill('SIGTERM');
  const { code, stderr, stdout } = await running.ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(/main L1 .*c1 .*c2 /);
  expect(stderr).toContain('within 15 s the chargers fall back');
});
