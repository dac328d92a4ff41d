import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCertificates } from '#core/provisioning/certificates/readCertificates.ts';
import type { CertificateKind } from '#shared/domain/certificates/certificateSet.ts';
import type { CertificateFacts } from '#shared/domain/certificates/checkCertificates.ts';
import { createTestAuthority } from '#tests/support/testCertificates.ts';

const dayMs = 86_400_000;
const nowMs = Date.now();
const root = createTestAuthority('Root');
const middle = root.below('Middle');
const own = middle.issue({ commonName: 'NX12345678', names: [], toMs: nowMs + 365 * dayMs });
const server = root.issue({ names: ['csms.example.com'], commonName: 'csms.example.com' });

const known: CertificateFacts = { laptopMs: nowMs, chargerMs: null, host: null, serial: null };

const read = (
  kind: CertificateKind,
  files: readonly (string | Buffer)[],
  facts: Partial<CertificateFacts> = {},
) =>
  readCertificates(
    kind,
    files.map((file) => Buffer.from(file)),
    { ...known, ...facts },
  );

/** Codes without the remark that test authorities live for 30 days only. */
const codes = (
  kind: CertificateKind,
  files: readonly (string | Buffer)[],
  facts?: Partial<CertificateFacts>,
) =>
  read(kind, files, facts)
    .findings.map(({ code }) => code)
    .filter((code) => code !== 'cert-expires-soon');

const derOf = (pem: string) => new X509Certificate(pem).raw;
const keyAs = (pem: string, options: object) =>
  createPrivateKey(pem).export({ format: 'pem', ...options } as never);

test('a root certificate is shown with names, validity, key, fingerprint and chain', () => {
  const { set, ok, pem } = read('ca', [`subject: noise\n${middle.certificate}${root.certificate}`]);
  expect(set).toMatchObject({
    key: null,
    certificates: [
      { subject: 'Middle', issuer: 'Root', isAuthority: true, isSelfSigned: false, issuerAt: 1 },
      { subject: 'Root', isSelfSigned: true, issuerAt: 1, key: { kind: 'ec', name: 'P-256', bits: 256 } },
    ],
  });
  expect(set.certificates[1]?.sha256).toBe(new X509Certificate(root.certificate).fingerprint256);
  expect([ok, pem]).toEqual([true, middle.certificate + root.certificate]);
});

test('a certificate with its key comes as PEM or DER, in one file or two, in any order and any form of the key', () => {
  const canonical = read('client', [own.certificate + middle.certificate, own.key]).pem;
  expect(canonical).toBe(own.certificate + middle.certificate + own.key);
  const sec1 = keyAs(own.key, { type: 'sec1' });
  expect(read('client', [String(sec1) + middle.certificate + own.certificate]).pem).toBe(canonical);
  const der = createPrivateKey(own.key).export({ format: 'der', type: 'pkcs8' });
  expect(read('client', [derOf(own.certificate), der, derOf(middle.certificate)]).pem).toBe(canonical);
  const rsa = root.issue({ commonName: 'NX1', names: [], rsaBits: 2048 });
  const pkcs1 = keyAs(rsa.key, { type: 'pkcs1' });
  expect(read('client', [rsa.certificate, pkcs1]).set).toMatchObject({
    key: { kind: 'rsa', bits: 2048 },
    isKeyFitting: true,
  });
});

test('the certificates of a charger are put in order, and what does not belong is left out', () => {
  expect(codes('client', [root.certificate + middle.certificate + own.certificate + own.key])).toEqual([
    'cert-reordered',
  ]);
  expect(codes('client', [own.certificate + own.key])).toEqual(['cert-chain-gap']);
  const stray = createTestAuthority('Stray');
  const { set } = read('client', [own.certificate + stray.certificate + middle.certificate, own.key]);
  expect(set.certificates.map(({ subject }) => subject)).toEqual(['NX12345678', 'Middle']);
  expect(codes('client', [own.certificate + middle.certificate + middle.certificate, own.key])).toEqual([
    'cert-duplicate',
  ]);
});

test.each([
  ['cert-none', 'ca', ['']],
  ['cert-none', 'ca', ['no certificate at all'], 'cert-unreadable'],
  ['cert-request', 'ca', ['-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n']],
  ['cert-container', 'client', ['-----BEGIN PKCS7-----\nMIIB\n-----END PKCS7-----\n']],
  ['cert-container', 'client', [Buffer.from('308209e5020103308209ab', 'hex')]],
  ['cert-unreadable', 'ca', ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n']],
  ['cert-key-missing', 'client', [own.certificate + middle.certificate]],
  ['cert-key-several', 'client', [own.certificate + own.key + root.key]],
  ['cert-key-foreign', 'client', [own.certificate + middle.certificate, root.key]],
  [
    'cert-key-encrypted',
    'client',
    [own.certificate, keyAs(own.key, { type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' })],
  ],
  [
    'cert-key-encrypted',
    'client',
    [
      own.certificate,
      '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----',
    ],
  ],
  [
    'cert-key-unreadable',
    'client',
    [own.certificate, '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'],
  ],
  ['cert-key-in-ca', 'ca', [root.certificate + root.key]],
  ['cert-not-authority', 'ca', [server.certificate]],
  ['cert-too-large', 'ca', [Array.from({ length: 40 }, () => createTestAuthority().certificate).join('')]],
  ['cert-key-weak', 'client', [((weak) => weak.certificate + weak.key)(root.issue({ rsaBits: 1024 }))]],
] as const)('%s blocks: nothing is sent', (code, kind, files, other?: string) => {
  const { findings, ok, pem } = read(kind, files);
  expect(findings.map((each) => each.code)).toContain(other ?? code);
  expect([ok, pem]).toEqual([false, null]);
});

test('validity is judged by the clock of the laptop, and remarked on by that of the charger', () => {
  expect(codes('ca', [root.certificate], { laptopMs: nowMs + 40 * dayMs })).toEqual(['cert-expired']);
  expect(codes('ca', [root.certificate], { laptopMs: nowMs - 2 * dayMs })).toEqual(['cert-not-yet-valid']);
  expect(codes('ca', [root.certificate], { chargerMs: 0 })).toEqual(['cert-charger-clock']);
  const { findings, ok } = read('ca', [root.certificate]);
  expect([findings, ok]).toMatchObject([[{ code: 'cert-expires-soon', params: { days: 29 } }], true]);
});

test('names, serial and chain are remarked on', () => {
  expect(codes('client', [own.certificate + middle.certificate, own.key], { serial: 'NX12345678' })).toEqual(
    [],
  );
  expect(codes('client', [own.certificate + middle.certificate, own.key], { serial: 'NX2' })).toEqual([
    'cert-other-serial',
  ]);
  expect(codes('ca', [middle.certificate])).toEqual(['cert-root-missing']);
  expect(codes('client', [root.certificate + root.key])).toEqual(['cert-own-authority']);
});

test('no finding and no view holds anything of a private key', () => {
  const { findings, set } = read('client', [own.certificate + own.key + root.key, 'x']);
  const said = JSON.stringify([findings, set]);
  for (const line of `${own.key}${root.key}`
    .split('\n')
    .filter((each) => each.length > 20 && !each.startsWith('-----')))
    expect(said).not.toContain(line);
});

test('200 kB of certificates are read within a second', () => {
  const many = Array.from({ length: 300 }, (_, n) => createTestAuthority(`CA ${n}`).certificate).join('');
  const startedMs = performance.now();
  expect(read('ca', [many.slice(0, 200_000)]).ok).toBe(false);
  expect(read('ca', ['-----BEGIN '.repeat(18_000)]).ok).toBe(false);
  expect(performance.now() - startedMs).toBeLessThan(1000);
});
