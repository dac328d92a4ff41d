import { afterAll, beforeAll, expect, test } from 'vitest';
import { switchProtocols, webServer } from '#tests/integration/ocpp/backEnd.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { createTestAuthority } from '#tests/support/testCertificates.ts';

const allOf = async <T>(events: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all;
};

let on: CoreOnSite;
beforeAll(async () => {
  on = await startCoreOnSite({ chargers: 1 });
});
afterAll(() => on[Symbol.asyncDispose]());

const typed = {
  url: 'wss://csms.example.com/ocpp/',
  identity: 'CP 1',
  profile: 2,
  isPractice: false,
} as const;

test('address and identity are checked, with the limits of a charger when they are given', async () => {
  const { ok, connectionUrl, findings } = await on.api.ocpp.check({ ...typed, limits: null });
  expect([ok, connectionUrl]).toEqual([true, 'wss://csms.example.com/ocpp/CP%201']);
  expect(findings.map(({ field, code }) => [field, code])).toEqual([
    ['url', 'url-trailing-slash'],
    ['identity', 'identity-blank'],
  ]);
  const limits = { urlBytes: 10, identityBytes: 2, keyDigits: 40, wifiPasswordBytes: 63 };
  expect((await on.api.ocpp.check({ ...typed, limits })).ok).toBe(false);
});

test('the probe tells rung by rung and ends with what was reached', async () => {
  await using end = await webServer((request, socket) => switchProtocols(request, socket));
  const url = `ws://127.0.0.1:${end.port}/ocpp`;
  const rest = { key: null, caPem: null, clockMs: null, claim: false, idleS: 0, isPractice: true };
  const events = await allOf(await on.api.ocpp.probe({ url, identity: 'CP1', profile: 0, ...rest }));
  expect(events.at(-1)).toEqual({
    kind: 'done',
    reached: 'subprotocol',
    ok: true,
    connectionUrl: `${url}/CP1`,
  });
  expect(events.slice(0, -1).every(({ kind }) => kind === 'rung')).toBe(true);
});

test('a key that is none ends the probe with an error that does not repeat it', async () => {
  const rest = { caPem: null, clockMs: null, claim: false, idleS: 0 };
  const events = await allOf(await on.api.ocpp.probe({ ...typed, ...rest, key: 'too-short-a-key' }));
  expect(events).toMatchObject([{ kind: 'failed', error: { code: 'input.invalid' } }]);
  expect(JSON.stringify(events)).not.toContain('too-short');
});

test('certificates are read and checked; the root is answered, a private key never', async () => {
  const root = createTestAuthority('Root');
  const own = root.issue({ commonName: 'NX1', names: [] });
  const text = (content: string) => ({ encoding: 'text', content }) as const;
  const rest = { host: null, serial: 'NX2', chargerMs: 0 };
  const base64 = Buffer.from(root.certificate).toString('base64');
  const ca = await on.api.ocpp.readCertificates({
    ...{ kind: 'ca', sources: [{ encoding: 'base64', content: base64 }] },
    ...rest,
  });
  expect([ca.ok, ca.pem]).toEqual([true, root.certificate]);
  const client = await on.api.ocpp.readCertificates({
    ...{ kind: 'client', sources: [text(own.certificate + root.certificate), text(own.key)] },
    ...rest,
  });
  expect([client.ok, client.pem, client.set.isKeyFitting]).toEqual([true, null, true]);
  expect(client.findings.map(({ code }) => code)).toContain('cert-other-serial');
  expect(JSON.stringify(client)).not.toContain(own.key.split('\n')[1]);
  const large = on.api.ocpp.readCertificates({ kind: 'ca', sources: [text('x'.repeat(200_001))], ...rest });
  await expect(large).rejects.toMatchObject({ code: 'input.invalid' });
});
