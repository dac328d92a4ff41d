import { expect, test } from 'vitest';
import type { CertificateView } from '#shared/domain/certificates/certificateSet.ts';
import { checkCertificates } from '#shared/domain/certificates/checkCertificates.ts';
import { namesHost } from '#shared/domain/certificates/namesHost.ts';

test.each([
  ['csms.example.com', 'CSMS.example.com', true],
  ['*.example.com', 'csms.example.com', true],
  ['*.example.com', 'a.csms.example.com', false],
  ['*.example.com', 'example.com', false],
  ['10.0.0.1', '10.0.0.1', true],
  ['*.0.0.1', '10.0.0.1', false],
  ['other.example.com', 'csms.example.com', false],
])('a certificate for %s, asked for %s: %s', (name, host, isFor) => {
  expect(namesHost(['unrelated', name], host)).toBe(isFor);
});

test('an authority that names servers is compared with the address; an old signature is remarked on', () => {
  const certificate: CertificateView = {
    ...{ subject: 'Server', issuer: 'Root', names: ['10.0.0.2'], fromMs: 0, untilMs: 1e13 },
    ...{ key: { kind: 'rsa', name: 'RSA', bits: 2048 }, signature: 'sha1WithRSAEncryption', sha256: 'AA' },
    ...{ isAuthority: true, isSelfSigned: false, issuerAt: 0 },
  };
  const set = {
    kind: 'ca',
    certificates: [certificate],
    key: null,
    isKeyFitting: false,
    bytes: 1000,
  } as const;
  const facts = { laptopMs: 1e12, chargerMs: null, host: '10.0.0.1', serial: null };
  expect(checkCertificates(set, facts).map(({ code, params }) => [code, params])).toEqual([
    ['cert-other-host', { host: '10.0.0.1', names: '10.0.0.2' }],
    ['cert-signature-weak', { subject: 'Server', signature: 'sha1WithRSAEncryption' }],
  ]);
});
