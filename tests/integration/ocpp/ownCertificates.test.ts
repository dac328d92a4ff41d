import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownCertificate } from '#core/adapters/ocpp/ownCertificates.ts';
import { startTestBackEnd } from '#tests/support/ocppBackEnd.ts';

const dayMs = 86_400_000;
let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'nexus-own-tls-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('a client that has the root trusts the server at its address, and one without it does not', async () => {
  const tls = await ownCertificate(dataDir, '127.0.0.1', Date.now());
  await using server = await startTestBackEnd({ tls });
  const trust = (ca: string | undefined, host: string): Promise<string> =>
    new Promise((resolve) => {
      const options = { port: server.backEnd.port, host, servername: host === 'localhost' ? host : '' };
      const socket = connect({ ...options, ...(ca === undefined ? {} : { ca }) }, () => {
        resolve(String(socket.authorized));
        socket.destroy();
      }).once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    });
  expect(await trust(tls.ca, '127.0.0.1')).toBe('true');
  expect(await trust(tls.ca, 'localhost')).toBe('true');
  expect(await trust(undefined, '127.0.0.1')).toMatch(/VERIFY|SELF_SIGNED/);
});

test('keeps the root, and renews the server for another address, before its end and when it is damaged', async () => {
  const now = Date.now();
  const first = await ownCertificate(dataDir, '192.168.1.20', now);
  expect(await ownCertificate(dataDir, '192.168.1.20', now + 300 * dayMs)).toEqual(first);

  const moved = await ownCertificate(dataDir, '10.0.0.7', now);
  expect(moved.ca).toBe(first.ca);
  expect(new X509Certificate(moved.certificate).checkIP('10.0.0.7')).toBe('10.0.0.7');
  expect(new X509Certificate(moved.certificate).checkIP('192.168.1.20')).toBeUndefined();

  const later = await ownCertificate(dataDir, '10.0.0.7', now + 392 * dayMs);
  expect(later.certificate).not.toBe(moved.certificate);
  expect(later.ca).toBe(first.ca);

  writeFileSync(join(dataDir, 'ocpp', 'tls', 'root.json'), '{"certificate":"');
  const anew = await ownCertificate(dataDir, '10.0.0.7', now);
  expect(anew.ca).not.toBe(first.ca);
  expect(new X509Certificate(anew.certificate).verify(new X509Certificate(anew.ca).publicKey)).toBe(true);
});

test.skipIf(process.platform === 'win32')('nobody else may read the private keys', async () => {
  await ownCertificate(dataDir, '127.0.0.1', Date.now());
  const folder = join(dataDir, 'ocpp', 'tls');
  expect(readdirSync(folder).toSorted()).toEqual(['root.json', 'server.json']);
  for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
});
