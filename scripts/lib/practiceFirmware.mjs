import { createHash, createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inProject } from './project.mjs';

const HEADER_BYTES = 128;
const PKCS8_PREFIX = '302e020100300506032b657004220420';

/** The key a raw Ed25519 seed stands for. */
const keyOf = (seed) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from(PKCS8_PREFIX, 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });

/** The practice vendor's key, or one that nobody trusts. */
export const signingKey = (foreign = false) => {
  if (foreign) return keyOf(createHash('sha256').update('a foreign vendor').digest());
  const path = inProject('tests', 'fixtures', 'firmware', 'practiceVendorKey.json');
  return keyOf(Buffer.from(JSON.parse(readFileSync(path, 'utf8')).seedHex, 'hex'));
};

/** `1.4.2+7` as four bytes. */
export const versionBytes = (text) => {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\+(\d{1,3}))?$/.exec(text)?.slice(1) ?? [];
  const bytes = parts.map((part) => Number(part ?? 0));
  if (bytes.length !== 4 || bytes.some((byte) => byte > 255)) throw new Error(`${text} is no version`);
  return Buffer.from(bytes);
};

/** Bytes that look like a program and are the same at every run. */
const payloadOf = (name, length) => {
  const blocks = [];
  for (let n = 0; n * 32 < length; n += 1) blocks.push(createHash('sha256').update(`${name} ${n}`).digest());
  return Buffer.concat(blocks).subarray(0, length);
};

const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.keys(value).toSorted();
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
};

const signatureOf = (bytes, { isUnsigned, key }) => (isUnsigned ? Buffer.alloc(64) : sign(null, bytes, key));

/** The image of a release, as docs/firmware-format.md lays it out. */
export const makeImage = (release, signing) => {
  const payload = payloadOf(release.version, release.payloadBytes ?? 65_536);
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('NXIM', 0, 'latin1');
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(HEADER_BYTES, 6);
  header.writeUInt32BE(payload.length, 8);
  versionBytes(release.version).copy(header, 12);
  if (release.minFirmware !== null) versionBytes(release.minFirmware).copy(header, 16);
  header.writeUInt16BE(release.hardwareFrom, 20);
  header.writeUInt16BE(release.hardwareTo, 22);
  header.writeUInt32BE(release.wayBack ? 0 : 1, 24);
  header.writeUInt32BE(release.capabilities, 28);
  header.writeUInt32BE(release.builtAt, 36);
  header.write(release.models.join(','), 64, 'latin1');
  const signed = Buffer.concat([header, payload]);
  return Buffer.concat([signed, signatureOf(signed, signing)]);
};

const manifestFields = [
  'builtAt',
  'capabilities',
  'capabilitiesAdded',
  'capabilitiesLost',
  'comparedWith',
  'hardwareFrom',
  'hardwareTo',
  'knownProblems',
  'minFirmware',
  'models',
  'notes',
  'releasedOn',
  'version',
  'wayBack',
];

/** The package of a release: signed manifest, then the image. */
export const makePackage = (release, signing) => {
  const image = makeImage(release, signing);
  const manifest = Buffer.from(
    canonical({
      ...Object.fromEntries(manifestFields.map((field) => [field, release[field]])),
      format: 1,
      vendor: 'NEXUS',
      size: image.length,
      sha256: createHash('sha256').update(image).digest('hex'),
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32BE(manifest.length);
  const container = [Buffer.from('NEXUSFW1\n'), length, manifest, signatureOf(manifest, signing), image];
  return { bytes: Buffer.concat(container), image };
};
