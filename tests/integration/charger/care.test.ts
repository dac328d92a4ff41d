import { expect, test } from 'vitest';
import { createJournal } from '#core/provisioning/journal.ts';
import { restartCharger } from '#core/provisioning/restartCharger.ts';
import { appError } from '#shared/errors/appError.ts';
import { openCharger, visitor } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';

const place = { siteId: null, person: visitor.person };

const setClock = async ({ api }: CoreOnSite, deviceId: string) => {
  for await (const event of await api.care.setClock({ ...place, deviceId })) {
    if (event.kind === 'done') return event.result.proof;
    if (event.kind === 'failed') throw new Error(event.error.code);
  }
  throw new Error('no answer');
};

const newestWrite = ({ core }: CoreOnSite, chargerSerial: string) =>
  core.log.entries({ chargerSerial, kinds: ['write'] }, { limit: 1 }).entries[0];

const closed = (session: { onClosed(listener: () => void): () => void; isOpen(): boolean }) =>
  new Promise<void>((resolve) => {
    session.onClosed(() => resolve());
    if (!session.isOpen()) resolve();
  });

test.for([0, 2_147_483_648])(
  'a clock that stands at %i s is set to the laptop’s and read back',
  async (epoch) => {
    await using on = await startCoreOnSite({ chargers: 1, speed: 1 });
    const { id, identity } = await openCharger(on);
    const { status } = await on.site.control(`/chargers/${identity.serial}/clock`, { epoch });
    expect(status).toBe(200);
    const [row] = await setClock(on, id);
    expect(row).toMatchObject({ point: 'clock.now', result: 'in-force' });
    expect(newestWrite(on, identity.serial)).toMatchObject({
      outcome: 'done',
      details: { purpose: 'clock' },
    });
  },
);

test('a PIN is changed, kept in the open vault and never in the log', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const { id, identity } = await openCharger(on);
  const change = (newPin: string) => on.api.care.changePin({ ...place, deviceId: id, newPin, keeper: '' });
  for (const newPin of ['123', '000000', '12a456', '1234567890']) {
    await expect(change(newPin)).rejects.toMatchObject({
      code: expect.stringMatching(/^(pin|input)\.invalid$/),
    });
  }
  expect(await change('481537')).toEqual({ isKept: false });
  await on.core.vault.create('a long enough passphrase', { useSystemKey: false });
  expect(await change('927461')).toEqual({ isKept: true });
  expect(on.core.vault.get(identity.serial, 'access.pin')?.current).toBe('927461');
  expect(JSON.stringify([...on.core.log.eachEntry({})])).not.toMatch(/481537|927461/);
});

test('a factory reset waits until no car is there, and takes the PIN with it', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const session = await openCharger(on);
  const { serial } = session.identity;
  const reset = () => on.api.care.restart({ ...place, deviceId: session.id, kind: 'factory-reset' });
  await on.site.control(`/chargers/${serial}/car`, { action: 'plug' });
  await expect(reset()).rejects.toMatchObject({ code: 'device.car-plugged' });
  await on.site.control(`/chargers/${serial}/car`, { action: 'unplug' });
  const end = closed(session);
  await reset();
  await end;
  expect((await on.site.truth())['access.pinIsFactory']).not.toBe(0);
  expect(newestWrite(on, serial)).toMatchObject({
    outcome: 'done',
    details: { purpose: 'factory-reset' },
    changes: [{ point: 'command.magic', result: 'written' }],
  });
});

test('a restart raises the boot count and keeps the settings', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const session = await openCharger(on);
  const before = await on.site.truth();
  const end = closed(session);
  await on.api.care.restart({ ...place, deviceId: session.id, kind: 'restart' });
  await end;
  await expect
    .poll(async () => (await on.site.truth())['state.bootCount'])
    .not.toBe(before['state.bootCount']);
  expect((await on.site.truth())['settings.maxCurrent']).toBe(before['settings.maxCurrent']);
});

test('a charger that is not connected cannot be restarted', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  await expect(on.api.care.restart({ ...place, deviceId: 'nobody', kind: 'restart' })).rejects.toMatchObject({
    code: 'device.not-connected',
  });
});

test.each(['restart', 'factory-reset'] as const)(
  'a %s whose answer comes too late is seen after connecting again',
  async (kind) => {
    await using on = await startCoreOnSite({ chargers: 1, speed: 4 });
    const { id, identity } = await openCharger(on);
    await on.api.care.changePin({ ...place, deviceId: id, newPin: '481537', keeper: '' });
    const before = (await on.site.truth())['state.bootCount'];
    // The charger restarts before its answer to the order leaves.
    await on.site.control(`/chargers/${identity.serial}/faults`, { delayMs: 700 });
    const answer = on.api.care.restart({ ...place, deviceId: id, kind });
    await expect
      .poll(async () => (await on.site.truth())['state.bootCount'], { timeout: 15_000 })
      .not.toBe(before);
    await on.site.control(`/chargers/${identity.serial}/faults`, { clear: true });
    await answer;
    expect(newestWrite(on, identity.serial)).toMatchObject({
      outcome: 'done',
      details: { purpose: kind, provenBy: 'state.bootCount' },
      changes: [{ point: 'command.magic', result: 'written' }],
    });
  },
  30_000,
);

test('an order to restart that never arrived stays an error, and the log says unknown', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  const session = await openCharger(on);
  const lost = appError('device.link-lost', { device: session.identity.name });
  const restarting = restartCharger({
    session: { ...session, writeControl: () => Promise.reject(lost) },
    journal: createJournal(on.core.log, {
      ...{ siteId: null, visitId: null, socketId: null, jobId: null, practice: true },
      ...{ chargerSerial: session.identity.serial, person: visitor.person },
    }),
    kind: 'restart',
    lookAgain: () => on.core.devices.lookAgain(session.id),
  });
  await expect(restarting).rejects.toMatchObject({ code: 'device.link-lost' });
  expect(newestWrite(on, session.identity.serial)).toMatchObject({
    outcome: 'failed',
    changes: [{ point: 'command.magic', result: 'unknown' }],
  });
}, 30_000);
