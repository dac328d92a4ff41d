import { describe, expect, test } from 'vitest';
import { createTestAuthority } from '#tests/support/testCertificates.ts';
import { rawServer, rawTlsServer, webServer } from './backEnd.ts';
import { at, day, good, key, probe, root, tls } from './probing.ts';

describe('encryption', () => {
  test('a server whose root the charger has is trusted', async () => {
    await using end = await webServer(good, tls);
    const { causes, verdict } = await probe(at(end, 'wss'), { profile: 2, key, caPem: root.certificate });
    expect(causes).toContain('tls-trusted');
    expect(verdict).toMatchObject({ ok: true, reached: 'subprotocol' });
  });

  test('wss to a plain port', async () => {
    await using end = await webServer(good);
    expect((await probe(at(end, 'wss'))).failed).toEqual(['tls-plain-port']);
  });

  test('ws to a port that speaks TLS', async () => {
    await using end = await webServer(good, tls);
    expect((await probe(at(end))).failed).toEqual(['http-is-tls']);
    await using bare = await rawTlsServer(tls);
    expect((await probe(at(bare))).failed).toEqual(['http-is-tls']);
  });

  test('a charger clock behind or ahead is told from a certificate that is not valid now', async () => {
    await using end = await webServer(good, tls);
    const trusted = { profile: 2, key, caPem: root.certificate } as const;
    const behind = await probe(at(end, 'wss'), { ...trusted, clockMs: 0 });
    expect(behind.failed).toEqual(['tls-clock-behind']);
    expect(behind.causes).toContain('subprotocol-agreed');
    const ahead = await probe(at(end, 'wss'), { ...trusted, clockMs: Date.now() + 4000 * day });
    expect(ahead.failed).toEqual(['tls-clock-ahead']);
  });

  test.each([
    ['tls-expired', -30, -1, null],
    ['tls-not-yet-valid', 1, 30, null],
    ['tls-clock-behind', -30, 30, -60],
  ] as const)('%s', async (cause, fromDays, untilDays, clockDays) => {
    const old = root.issue({
      names: ['localhost'],
      fromMs: Date.now() + fromDays * day,
      toMs: Date.now() + untilDays * day,
    });
    await using end = await webServer(good, { cert: old.certificate, key: old.key });
    const clockMs = clockDays === null ? null : Date.now() + clockDays * day;
    const { failed } = await probe(at(end, 'wss'), { caPem: root.certificate, clockMs });
    expect(failed).toEqual([cause]);
  });

  test('an expired certificate of a foreign root is both', async () => {
    const self = createTestAuthority('Other root').issue({ toMs: Date.now() - 1000 });
    await using end = await webServer(good, { cert: self.certificate, key: self.key });
    expect((await probe(at(end, 'wss'), { caPem: root.certificate })).failed).toEqual([
      'tls-expired',
      'tls-untrusted',
    ]);
  });

  test('a root the charger does not have; the key is not sent there', async () => {
    let hasAsked = false;
    await using end = await webServer((request, socket) => {
      hasAsked = true;
      good(request, socket);
    }, tls);
    const other = createTestAuthority('Other root');
    for (const caPem of [other.certificate, null]) {
      const { failed, causes } = await probe(at(end, 'wss'), { profile: 2, key, caPem });
      expect(failed).toEqual(['tls-untrusted']);
      expect(causes).toContain('not-reached');
    }
    expect(hasAsked).toBe(false);
  });

  test('a certificate for another name', async () => {
    const foreign = root.issue({ names: ['csms.example.com'] });
    await using end = await webServer(good, { cert: foreign.certificate, key: foreign.key });
    const { failed, results } = await probe(at(end, 'wss'), { caPem: root.certificate });
    expect(failed).toEqual(['tls-name']);
    expect(results.find(({ cause }) => cause === 'tls-name')?.params['names']).toContain('csms.example.com');
  });

  test('a server with TLS 1.0 only, and one without a common cipher', async () => {
    const alert = (number: number) => Buffer.from([0x15, 3, 1, 0, 2, 2, number]);
    await using old = await rawServer((socket) => socket.once('data', () => socket.end(alert(70))));
    expect((await probe(at(old, 'wss'))).failed).toEqual(['tls-version']);
    await using strange = await rawTlsServer({
      ...tls,
      maxVersion: 'TLSv1.2',
      ciphers: 'ECDHE-RSA-AES128-SHA256',
    });
    expect((await probe(at(strange, 'wss'))).failed).toEqual(['tls-no-common-cipher']);
  });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'a server that insists on a client certificate with %s',
    async (version) => {
      const options = { ...tls, ca: root.certificate, requestCert: true, rejectUnauthorized: true };
      await using end = await webServer(good, { ...options, minVersion: version, maxVersion: version });
      const { failed } = await probe(at(end, 'wss'), { profile: 3, caPem: root.certificate });
      expect(failed).toEqual(['tls-client-certificate']);
    },
  );
});

describe('security profile 3', () => {
  const own = root.issue({ commonName: 'NX12345678', names: [] });
  const client = [own.certificate, own.key].map((text) => Buffer.from(text));
  const asking = { ...tls, ca: root.certificate, requestCert: true, rejectUnauthorized: true };
  const climb = (end: Parameters<typeof at>[0], changes = {}) =>
    probe(at(end, 'wss'), { profile: 3, caPem: root.certificate, client, ...changes });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'the certificate of the charger opens with %s',
    async (version) => {
      await using end = await webServer(good, { ...asking, minVersion: version, maxVersion: version });
      const { causes, verdict } = await climb(end);
      expect(causes).toContain('auth-certificate');
      expect(verdict).toMatchObject({ ok: true, reached: 'subprotocol' });
    },
  );

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'a server that hangs up on it with %s refuses it',
    async (version) => {
      const foreign = createTestAuthority('Other root').certificate;
      await using end = await webServer(good, {
        ...asking,
        ca: foreign,
        minVersion: version,
        maxVersion: version,
      });
      expect((await climb(end)).failed).toEqual(['tls-client-refused']);
    },
  );

  test('a server that alerts on it refuses it', async () => {
    const unknownAuthority = Buffer.from([0x15, 3, 3, 0, 2, 2, 48]);
    await using end = await rawServer((socket) => socket.once('data', () => socket.end(unknownAuthority)));
    expect((await climb(end)).failed).toEqual(['tls-client-refused']);
  });

  test('a server that does not ask for it is told apart', async () => {
    await using end = await webServer(good, tls);
    expect((await climb(end)).causes).toContain('auth-certificate-not-checked');
  });

  test('a key that does not belong to it ends the probe with an error that does not repeat it', async () => {
    await using end = await webServer(good, tls);
    const files = [own.certificate, root.key].map((text) => Buffer.from(text));
    const error = await climb(end, { client: files }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'input.invalid',
      details: { field: 'client', reason: 'cert-key-foreign' },
    });
    expect(JSON.stringify(error)).not.toContain(root.key.split('\n')[1]);
  });
});
