import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate authority or a server's certificate, made here in DER without any tool. */
export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
}

export interface TestAuthority extends TestCertificate {
  issue(options?: IssueOptions): TestCertificate;
  /** An authority of its own that this one signed. */
  below(commonName: string): TestAuthority;
}

export interface IssueOptions {
  /** DNS names and IPv4 addresses. */
  readonly names?: readonly string[];
  readonly commonName?: string;
  readonly fromMs?: number;
  readonly toMs?: number;
  /** P-256 unless told otherwise. */
  readonly rsaBits?: number;
}

const dayMs = 86_400_000;

const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const sequence = (...parts: readonly Uint8Array[]) => tlv(0x30, ...parts);
const oid = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'));
const integer = (bytes: Uint8Array) => tlv(0x02, bytes);
const time = (ms: number) =>
  tlv(0x18, Buffer.from(`${new Date(ms).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`));
const commonNameOf = (name: string) =>
  sequence(tlv(0x31, sequence(oid('550403'), tlv(0x0c, Buffer.from(name)))));

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));

const extension = (id: string, isCritical: boolean, value: Buffer) =>
  sequence(oid(id), ...(isCritical ? [tlv(0x01, Buffer.from([0xff]))] : []), tlv(0x04, value));

const alternativeName = (name: string) =>
  /^\d+\.\d+\.\d+\.\d+$/.test(name)
    ? tlv(0x87, Buffer.from(name.split('.').map(Number)))
    : tlv(0x82, Buffer.from(name));

const pem = (label: string, der: Buffer) =>
  `-----BEGIN ${label}-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;

interface Draft {
  readonly subject: string;
  readonly issuer: string;
  readonly subjectKey: KeyObject;
  readonly issuerKey: KeyObject;
  readonly isAuthority: boolean;
  readonly names: readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
}

const keyId = (key: KeyObject) =>
  createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();

const makeCertificate = (draft: Draft, publicKey: KeyObject): string => {
  const serial = randomBytes(8);
  serial[0] = 0x11;
  const extensions = [
    extension('551d13', true, sequence(...(draft.isAuthority ? [tlv(0x01, Buffer.from([0xff]))] : []))),
    extension('551d0e', false, tlv(0x04, keyId(publicKey))),
    ...(draft.isAuthority ? [extension('551d0f', true, tlv(0x03, Buffer.from([0x01, 0x06])))] : []),
    ...(draft.names.length === 0
      ? []
      : [extension('551d11', false, sequence(...draft.names.map(alternativeName)))]),
  ];
  const body = sequence(
    tlv(0xa0, integer(Buffer.from([2]))),
    integer(serial),
    ecdsaWithSha256,
    commonNameOf(draft.issuer),
    sequence(time(draft.fromMs), time(draft.toMs)),
    commonNameOf(draft.subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', body, draft.issuerKey);
  return pem(
    'CERTIFICATE',
    sequence(body, ecdsaWithSha256, tlv(0x03, Buffer.concat([Buffer.from([0]), signature]))),
  );
};

const freshKeys = (rsaBits?: number) =>
  rsaBits === undefined
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('rsa', { modulusLength: rsaBits });
const keyText = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

interface Signer {
  readonly name: string;
  readonly key: KeyObject;
}

/** An authority; without a signer above it, self-signed. */
const makeAuthority = (commonName: string, above?: Signer): TestAuthority => {
  const own = freshKeys();
  const span = { fromMs: Date.now() - dayMs, toMs: Date.now() + 30 * dayMs };
  const self: Draft = {
    ...{ subject: commonName, issuer: above?.name ?? commonName, ...span },
    ...{ subjectKey: own.privateKey, issuerKey: above?.key ?? own.privateKey, isAuthority: true, names: [] },
  };
  return {
    certificate: makeCertificate(self, own.publicKey),
    key: keyText(own.privateKey),
    below: (name) => makeAuthority(name, { name: commonName, key: own.privateKey }),
    issue: (options = {}) => {
      const { names = ['127.0.0.1', 'localhost'], commonName: subject = 'localhost', fromMs, toMs } = options;
      const keys = freshKeys(options.rsaBits);
      const draft: Draft = {
        ...{ subject, issuer: commonName, names, isAuthority: false },
        ...{ subjectKey: keys.privateKey, issuerKey: own.privateKey },
        ...{ fromMs: fromMs ?? span.fromMs, toMs: toMs ?? span.toMs },
      };
      return { certificate: makeCertificate(draft, keys.publicKey), key: keyText(keys.privateKey) };
    },
  };
};

/** A new authority, self-signed; what it issues is for `127.0.0.1` and `localhost` unless told otherwise. */
export const createTestAuthority = (commonName = 'Practice CA'): TestAuthority => makeAuthority(commonName);
