import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { journalFor } from '#core/configuration/configurationContext.ts';
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
