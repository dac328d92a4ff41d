import { expect, test } from 'vitest';
import { openCharger, quiet, visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { car } from '#tests/support/jobSteps.ts';
import { makePackage } from '#tests/support/practiceFirmware.ts';
import { everyConsent, insideOf, unwatched } from './firmwareSite.ts';

const lastOf = async <T>(stream: AsyncIterable<T>): Promise<T | undefined> => {
  let last: T | undefined;
  for await (const event of stream) last = event;
  return last;
};

const noConsent = { downgrade: false, noWayBack: false };

test('nothing is sent of a firmware that does not fit or that nobody agreed to', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { library } = on.core.firmware;
  const add = (...options: string[]) =>
    library.import(makePackage('--payload-bytes', '900', ...options), 'x.nexusfw');
  add('--version', '3.0.0', '--models', 'NEXUS 99');
  add('--version', '3.1.0', '--hardware', '7-9');
  add('--version', '3.2.0', '--min', '3.1.0');
  const { id } = await openCharger(on);
  const update = (version: string, consents = noConsent) =>
    on.core.firmware.update(id, visitor, { ...unwatched(), version, consents });
  await expect(update('3.0.0')).rejects.toMatchObject({ code: 'firmware.wrong-model' });
  await expect(update('3.1.0')).rejects.toMatchObject({ code: 'firmware.wrong-hardware' });
  await expect(update('3.2.0')).rejects.toMatchObject({
    code: 'firmware.needs-step',
    details: { needed: '3.1.0' },
  });
  await expect(update('1.4.0')).rejects.toMatchObject({ code: 'firmware.downgrade-not-accepted' });
  await expect(update('2.0.0')).rejects.toMatchObject({ code: 'firmware.no-way-back-not-accepted' });
  await expect(update('1.4.2+7')).rejects.toMatchObject({ code: 'firmware.same' });
  await expect(update('9.9.9')).rejects.toMatchObject({ code: 'firmware.not-in-library' });
  await car(on, 'plug');
  await expect(update('1.5.0')).rejects.toMatchObject({ code: 'device.car-plugged' });
  expect((await on.site.truth())['file.received']).toBe(0);
  expect([...on.core.log.eachEntry({})].filter(({ kind }) => kind === 'intent')).toEqual([]);
  expect(on.core.devices.get(id).jobId).toBeNull();
});

test('with the firmware confirmed that has no way back, an older one is refused before anything is sent', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { id } = await openCharger(on);
  const update = (version: string) =>
    on.core.firmware.update(id, visitor, { ...unwatched(), version, consents: everyConsent });
  expect(await update('2.0.0')).toMatchObject({ state: 'confirmed' });
  await expect(update('1.5.0')).rejects.toMatchObject({ code: 'firmware.behind-no-way-back' });
}, 60_000);

test('a trial nobody confirms goes back by itself, one that is confirmed stays', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 60 });
  const { id } = await openCharger(on);
  const tryOut = () =>
    on.core.firmware.update(id, visitor, {
      ...unwatched(),
      version: '1.5.0',
      consents: noConsent,
      keep: false,
    });
  const first = await tryOut();
  expect(first.state).toBe('on-trial');
  const { trialLeftS } = await on.core.firmware.status(id);
  // Sixty device seconds pass in one.
  await expect
    .poll(async () => Number((await on.core.firmware.status(id)).trialLeftS) <= Number(trialLeftS) - 60)
    .toBe(true);
  await expect.poll(() => insideOf(on), { timeout: 20_000 }).toEqual({ firmware: '1.4.2+7', state: 0 });
  await on.core.devices.closeAll();
  const session = await openCharger(on);
  await on.core.firmware.update(session.id, visitor, {
    ...unwatched(),
    version: '1.5.0',
    consents: noConsent,
    keep: false,
  });
  expect(await on.core.firmware.confirm(session.id, visitor)).toMatchObject({
    firmware: '1.5.0',
    state: 'idle',
  });
  await expect(on.core.firmware.confirm(session.id, visitor)).rejects.toMatchObject({
    code: 'firmware.no-trial',
  });
}, 60_000);

test('while a firmware is sent nobody else writes to the charger, and a stop leaves the old one', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  on.core.firmware.library.import(makePackage('--version', '1.6.0', '--payload-bytes', '900000'), 'x');
  const session = await openCharger(on);
  const { id } = session;
  const stopping = new AbortController();
  const others: Promise<unknown>[] = [];
  const { firmware, devices } = on.core;
  const update = firmware.update(id, visitor, {
    ...unwatched(),
    version: '1.6.0',
    consents: noConsent,
    signal: stopping.signal,
    report: (phase, done) => {
      if (phase !== 'sending' || done < 10_000 || others.length > 0) return;
      const again = firmware.update(id, visitor, { ...unwatched(), version: '1.5.0', consents: noConsent });
      const { serial } = session.identity;
      others.push(
        again.catch((error: unknown) => error),
        devices.open(`ble:${serial}`, { jobId: 'another' }).catch((error: unknown) => error),
        on.api.charger.command({ deviceId: id, siteId: null, person: '', command: 'pause' }).then(lastOf),
      );
      void Promise.all(others).then(() => stopping.abort());
    },
  });
  await expect(update).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(await Promise.all(others)).toMatchObject([
    { code: 'device.leased' },
    { code: 'device.leased' },
    { kind: 'failed', error: { code: 'device.leased' } },
  ]);
  expect(await insideOf(on)).toEqual({ firmware: '1.4.2+7', state: 1 });
  expect(firmware.interrupted()).toEqual([]);
  const wanted = wantedFrom(session, { 'display.brightness': '41' });
  await on.core.configurations.apply(session, visitor, wanted, { ...quiet, newPin: null });
}, 60_000);

test('settings that the new firmware changes keep it from being confirmed', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  const session = await openCharger(on);
  const { serial } = session.identity;
  const result = await on.core.firmware.update(session.id, visitor, {
    ...unwatched(),
    version: '1.5.0',
    consents: noConsent,
    report: (phase) => {
      if (phase === 'installing')
        void on.site.control(`/chargers/${serial}/settings`, { 'display.brightness': 3 });
    },
  });
  expect(result).toMatchObject({ state: 'on-trial', changed: [{ point: 'display.brightness', found: 3 }] });
}, 60_000);
