import { expect, test } from 'vitest';
import { openCharger } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';

const faultsIn = ({ core }: CoreOnSite, chargerSerial: string) =>
  core.log
    .entries({ chargerSerial, kinds: ['fault'] }, { limit: 20 })
    .entries.map(({ outcome, details }) => `${JSON.stringify(details['bit'])} ${outcome}`)
    .toReversed();

test('when a fault came and when it was over is in the log, each once', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const { id, identity } = await openCharger(on);
  const { serial } = identity;
  const faults = (body: object) => on.site.control(`/chargers/${serial}/faults`, body);
  const leaving = new AbortController();
  const alerts = (async () => {
    for await (const _ of await on.api.alerts.watch(undefined, { signal: leaving.signal })) void _;
  })().catch(() => undefined);
  await faults({ codes: [2, 17] });
  await expect.poll(() => faultsIn(on, serial)).toEqual(['2 open', '17 open']);
  await faults({ codes: [17] });
  await expect.poll(() => faultsIn(on, serial)).toEqual(['2 open', '17 open', '2 done']);
  // Another look at the same charger tells the lasting one no second time.
  await on.api.devices.close({ id });
  const again = await openCharger(on);
  await faults({ codes: [17, 0] });
  await expect.poll(() => faultsIn(on, serial)).toEqual(['2 open', '17 open', '2 done', '0 open']);
  expect(again.identity.serial).toBe(serial);
  leaving.abort();
  await alerts;
});
