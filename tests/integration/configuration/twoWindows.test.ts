import { expect, test } from 'vitest';
import { openCharger, quiet, visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';

test('of two windows that write at once one is stored as it was wanted, the other is told that nothing was', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const session = await openCharger(on);
  const { 'generation.settings': found } = await session.read(['generation.settings']);
  const write = (amps: string) => {
    const wanted = { ...wantedFrom(session, { 'settings.maxCurrent': amps }), generation: Number(found) };
    return on.core.configurations.apply(session, visitor, wanted, { ...quiet, newPin: null });
  };
  const [first, second] = await Promise.allSettled([write('12 A'), write('13 A')]);
  expect(first).toMatchObject({ status: 'fulfilled', value: { proof: [{ result: 'in-force' }] } });
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'commit.stale-generation' } });
  expect(await on.site.truth()).toMatchObject({ 'settings.maxCurrent': 12 });
});
