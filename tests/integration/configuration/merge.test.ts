import { expect, test } from 'vitest';
import { wantedAfterMerge } from '#shared/domain/configuration/mergeChanges.ts';
import { openCharger, quiet, visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { resultOf } from '#tests/support/jobSteps.ts';

const nobody = { siteId: null, person: 'Žofie' };

test('a plan that somebody overtook is refused, merged and then written with what was chosen', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { configurations } = on.core;
  const session = await openCharger(on);
  const deviceId = session.id;
  const seen = await configurations.snapshot(session, visitor, quiet);
  const generation = Number(seen.values['generation.settings']);
  const elsewhere = wantedFrom(session, { 'settings.maxCurrent': '10 A', 'display.brightness': '40' });
  await configurations.apply(session, visitor, elsewhere, { ...quiet, newPin: null });

  const values = { 'settings.maxCurrent': 13, 'settings.soundVolume': 10 };
  const request = { ...nobody, deviceId, secrets: {}, newPin: null, rewriteSecrets: false };
  await expect(resultOf(on.api.configuration.plan({ ...request, values, generation }))).rejects.toMatchObject(
    { code: 'commit.stale-generation', details: { expected: generation } },
  );
  const merge = await resultOf(on.api.configuration.merge({ ...nobody, deviceId, values, baseId: seen.id }));
  expect(merge.base).toEqual({ takenAtMs: seen.takenAtMs, generation });
  expect(merge.rows).toEqual([
    {
      ...{ point: 'settings.maxCurrent', base: 6, mine: 13, theirs: 10 },
      ...{ state: 'conflict', suggested: 'theirs' },
    },
    expect.objectContaining({ point: 'settings.soundVolume', state: 'only-mine' }),
    expect.objectContaining({ point: 'display.brightness', state: 'only-theirs' }),
  ]);
  const wanted = wantedAfterMerge(merge.rows, { 'settings.maxCurrent': 'mine' });
  await resultOf(on.api.configuration.apply({ ...request, values: wanted, generation: merge.generation }));
  expect(await on.site.truth()).toMatchObject({
    ...values,
    'display.brightness': 40,
  });
}, 30_000);

test('a file without a known state behind it asks about every difference', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const session = await openCharger(on);
  const wanted = { ...wantedFrom(session, { 'settings.maxCurrent': '13 A' }), generation: 999 };
  const merge = await on.core.configurations.merge(session, visitor, wanted, { ...quiet, baseId: null });
  expect(merge).toMatchObject({
    base: null,
    rows: [{ point: 'settings.maxCurrent', base: null, mine: 13, theirs: 6, state: 'conflict' }],
  });
});

test('going back stops too when somebody overtook the plan that was looked at', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { configurations } = on.core;
  const session = await openCharger(on);
  const apply = (lines: Record<string, string>) =>
    configurations.apply(session, visitor, wantedFrom(session, lines), { ...quiet, newPin: null });
  const { snapshotId, generation } = await apply({ 'settings.maxCurrent': '13 A' });
  await apply({ 'settings.maxCurrent': '10 A' });
  await expect(
    resultOf(
      on.api.configuration.rollback({
        ...nobody,
        ...{ deviceId: session.id, snapshotId, newPin: null, generation },
      }),
    ),
  ).rejects.toMatchObject({ code: 'commit.stale-generation' });
  expect(await on.site.truth()).toMatchObject({ 'settings.maxCurrent': 10 });
});
