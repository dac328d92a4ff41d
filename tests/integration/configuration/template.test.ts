import { expect, test } from 'vitest';
import { parseDesiredFile } from '#core/provisioning/desiredFile.ts';
import { separateSecrets } from '#core/provisioning/planSession.ts';
import { templateFromSnapshot } from '#core/provisioning/templateFile.ts';
import { openCharger, quiet, visitor } from '#tests/support/configurationOnSite.ts';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';

test('a template made from a snapshot is a desired state that asks for nothing on the same charger', async () => {
  await using on = await startCoreOnSite({ chargers: 3, speed: 40 });
  const { configurations } = on.core;
  const session = await openCharger(on);
  const snapshot = await configurations.snapshot(session, visitor, quiet);
  const text = templateFromSnapshot(session.profile, snapshot);
  expect(text).not.toContain('wifi.password');
  const read = (hardwareMaxA: number) =>
    parseDesiredFile(text, { file: 'template.yaml', profile: session.profile, hardwareMaxA });
  const { values, origin } = read(32);
  expect(origin).toEqual({ model: 'NEXUS 32', firmware: session.identity.firmware });
  const wanted = { ...separateSecrets(session.profile, values), generation: null, origin };
  const plan = await configurations.plan(session, visitor, wanted, { ...quiet, newPin: null });
  expect(plan).toMatchObject({ steps: [], findings: [] });

  const other = await openCharger(on, 2);
  expect(other.identity.model).toBe('NEXUS 40');
  const elsewhere = await configurations.plan(other, visitor, wanted, { ...quiet, newPin: null });
  expect(elsewhere.findings).toContainEqual(
    expect.objectContaining({ rule: 'plan-other-model', params: { made: 'NEXUS 32', found: 'NEXUS 40' } }),
  );
}, 60_000);
