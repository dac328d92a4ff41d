import { expect, test } from 'vitest';
import type { Alert } from '#shared/contract/alerts.ts';
import type { LiveEvent } from '#shared/contract/charger.ts';
import { openCharger } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';

const place = { siteId: null, person: 'Žofie' };

const samplesOf = async (events: AsyncIterable<LiveEvent>, isLast: (event: LiveEvent) => boolean) => {
  const seen: LiveEvent[] = [];
  for await (const event of events) {
    seen.push(event);
    if (isLast(event)) break;
  }
  return seen;
};

const alertsUntil = async (
  { api }: CoreOnSite,
  isThere: (alerts: readonly Alert[]) => boolean,
  act: () => Promise<unknown>,
): Promise<readonly Alert[]> => {
  const stop = new AbortController();
  const stream = await api.alerts.watch(undefined, { signal: stop.signal });
  let hasActed = false;
  for await (const all of stream) {
    // Newer firmware is told as soon as a charger is connected; that has tests of its own.
    const alerts = all.filter(({ kind }) => kind !== 'firmware-available');
    if (!hasActed) {
      hasActed = true;
      await act();
    }
    if (!isThere(alerts)) continue;
    stop.abort();
    return alerts;
  }
  throw new Error('the stream ended');
};

/** A firmware in the library is told as well; these tests are about what happens at the charger. */
const quietFirmware = ({ api }: CoreOnSite, chargeEnded = true) =>
  api.app.saveSettings({ notifications: { chargeEnded, warnings: true, firmware: false } });

const command = async (
  { api }: CoreOnSite,
  deviceId: string,
  name: 'start' | 'stop' | 'pause' | 'resume',
) => {
  for await (const event of await api.charger.command({ ...place, deviceId, command: name })) {
    if (event.kind !== 'progress') return event;
  }
  throw new Error('no answer');
};

test('whoever looks later first gets what was recorded before', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const { id: deviceId } = await openCharger(on);
  const watch = () => on.api.charger.watch({ deviceId });
  const first = await samplesOf(await watch(), ({ kind }) => kind === 'sample');
  expect(first[0]).toMatchObject({ kind: 'past', past: { atMs: [] } });
  const [past] = await samplesOf(await watch(), ({ kind }) => kind === 'past');
  if (past?.kind !== 'past') throw new Error('the past comes first');
  expect(past.past.atMs.length).toBeGreaterThan(0);
  expect(past.past.columns['meter.voltage.l1']?.[0]).toBeGreaterThan(200);
});

test('a pause is read back, and what was told to the charger is in the log', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const { id: deviceId, identity } = await openCharger(on);
  expect(await command(on, deviceId, 'pause')).toMatchObject({
    kind: 'done',
    result: { proof: [{ point: 'control.enable', result: 'in-force' }] },
  });
  expect(await on.site.truth()).toMatchObject({ 'control.enable': 0 });
  expect(await command(on, deviceId, 'resume')).toMatchObject({ kind: 'done' });
  await on.site.control(`/chargers/${identity.serial}/car`, { action: 'plug' });
  expect(await command(on, deviceId, 'stop')).toMatchObject({ kind: 'done' });
  const entries = on.core.log.entries({ chargerSerial: identity.serial, kinds: ['write'] }, { limit: 10 });
  expect(entries.entries.map(({ details }) => details['command'] ?? details['purpose'])).toEqual([
    'stop',
    'control',
    'control',
  ]);
});

test('a fault is told once, and its end too', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  await quietFirmware(on);
  const { identity } = await openCharger(on);
  const faults = (codes: number[]) => on.site.control(`/chargers/${identity.serial}/faults`, { codes });
  const begun = await alertsUntil(
    on,
    (alerts) => alerts.length > 0,
    () => faults([4]),
  );
  expect(begun).toMatchObject([
    { kind: 'fault', serial: identity.serial, params: { bit: 4 }, endedAtMs: null },
  ]);
  const over = await alertsUntil(
    on,
    ([alert]) => alert?.endedAtMs !== null,
    () => faults([]),
  );
  expect(over).toHaveLength(1);
  await on.api.alerts.dismiss({ ids: over.map(({ id }) => id) });
  expect(
    await alertsUntil(
      on,
      () => true,
      async () => undefined,
    ),
  ).toEqual([]);
});

test('the end of a charge is told with its energy, unless that was switched off', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  await quietFirmware(on);
  const { identity, id: deviceId } = await openCharger(on);
  const car = (action: string) => on.site.control(`/chargers/${identity.serial}/car`, { action });
  const chargeOnce = async () => {
    await car('plug');
    await samplesOf(await on.api.charger.watch({ deviceId }), (event) => {
      return event.kind === 'sample' && Number(event.sample.values['meter.energy.session']) > 0;
    });
    await car('unplug');
  };
  const [alert, ...others] = await alertsUntil(on, (alerts) => alerts.length > 0, chargeOnce);
  expect(alert).toMatchObject({ kind: 'charge-ended' });
  expect(alert?.params['energyWh']).toBeGreaterThan(0);
  expect(others).toEqual([]);
  await quietFirmware(on, false);
  const fault = () => on.site.control(`/chargers/${identity.serial}/faults`, { codes: [4] });
  const after = await alertsUntil(
    on,
    (alerts) => alerts[0]?.kind === 'fault',
    async () => {
      await chargeOnce();
      await fault();
    },
  );
  expect(after.map(({ kind }) => kind)).toEqual(['fault', 'charge-ended']);
});

test('a fault of a charger that was let go of can be removed, a lasting one cannot', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const { id, identity } = await openCharger(on);
  const begun = await alertsUntil(
    on,
    (alerts) => alerts.some(({ kind }) => kind === 'fault'),
    () => on.site.control(`/chargers/${identity.serial}/faults`, { codes: [4] }),
  );
  const ids = begun.map((alert) => alert.id);
  await on.api.alerts.dismiss({ ids });
  const kindsNow = async () =>
    (
      await alertsUntil(
        on,
        () => true,
        async () => undefined,
      )
    ).map(({ kind }) => kind);
  expect(await kindsNow()).toContain('fault');
  await on.api.devices.close({ id });
  await on.api.alerts.dismiss({ ids });
  expect(await kindsNow()).not.toContain('fault');
});
