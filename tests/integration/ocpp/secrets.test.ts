import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { journalFor } from '#core/configuration/configurationContext.ts';
import { withKeyDigits } from '#core/provisioning/keyDigits.ts';
import type { Wanted } from '#core/provisioning/planSession.ts';
import { sendCertificates } from '#core/provisioning/sendCertificates.ts';
import { exportCsv } from '#core/sitelog/exportCsv.ts';
import { exportJson } from '#core/sitelog/exportJson.ts';
import { openCharger, quiet, visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { createTestAuthority } from '#tests/support/testCertificates.ts';

const keyHex = 'C0FFEE0123456789ABCDEF0123456789DEADBEEF';

const everyFileBelow = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'))
    .join('\n');

test('S7: key and private key stand in no file of the data folder, no export and no snapshot', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { log, work, clock, configurations } = on.core;
  const session = await openCharger(on);
  const own = createTestAuthority().issue({ commonName: session.identity.serial, names: [] });
  await sendCertificates({
    ...{ session, clock, kind: 'client', pem: own.certificate + own.key, ...quiet },
    signal: new AbortController().signal,
    journal: journalFor(work, session, visitor),
  });
  const wanted = wantedFrom(session, {
    'ocpp.url': 'wss://csms.example.com/ocpp',
    'ocpp.identity': 'CP001',
    'ocpp.authorizationKey': keyHex,
  });
  await configurations.apply(session, visitor, wanted, { ...quiet, newPin: null });
  const exported = [...exportCsv(log, {}), ...exportJson(log, {})].join('\n');
  const snapshots = JSON.stringify(await session.readAll());
  const said = [exported, snapshots, everyFileBelow(on.dataDir)].join('\n').toLowerCase();
  // What is written is found where it may be.
  expect(said).toContain('csms.example.com');
  const lines = own.key.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
  for (const secret of [keyHex, Buffer.from(keyHex, 'hex').toString('latin1'), ...lines])
    expect(said).not.toContain(secret.toLowerCase());
});

test('S1, S2: a key is applied as digits also where it is given as text, and nothing is written with a bad one', async () => {
  const wanted = (key: string): Wanted => ({
    ...{ values: {}, generation: null },
    secrets: { 'ocpp.authorizationKey': key },
  });
  expect(withKeyDigits(wanted('abcdefghijklmnop')).secrets).toEqual({
    'ocpp.authorizationKey': '6162636465666768696A6B6C6D6E6F70',
  });
  expect(withKeyDigits(wanted(keyHex)).secrets).toEqual({ 'ocpp.authorizationKey': keyHex });
  expect(withKeyDigits(wanted(''))).toEqual(wanted(''));
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const session = await openCharger(on);
  const options = { ...quiet, newPin: null };
  for (const bad of ['too-short-key', `${keyHex}0`, `0x${keyHex}`]) {
    const refused = { code: 'ocpp.key-unusable', details: {} };
    const { configurations } = on.core;
    await expect(configurations.plan(session, visitor, wanted(bad), options)).rejects.toMatchObject(refused);
    await expect(configurations.apply(session, visitor, wanted(bad), options)).rejects.toMatchObject(refused);
  }
  expect(await on.site.truth()).toMatchObject({ 'ocpp.authorizationKey': false });
});
