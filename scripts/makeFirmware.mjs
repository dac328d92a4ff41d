/** Makes practice firmware packages and the index of the bundled ones; see docs/firmware-format.md. */
import './lib/checkNode.mjs';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makePackage, signingKey, versionBytes } from './lib/practiceFirmware.mjs';
import { practiceReleases } from './lib/practiceReleases.mjs';
import { inProject } from './lib/project.mjs';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: inProject('resources', 'firmware') },
    only: { type: 'string' },
    version: { type: 'string' },
    min: { type: 'string' },
    models: { type: 'string' },
    hardware: { type: 'string' },
    'no-way-back': { type: 'boolean', default: false },
    'payload-bytes': { type: 'string' },
    'foreign-key': { type: 'boolean', default: false },
    unsigned: { type: 'boolean', default: false },
  },
});

const signing = { key: signingKey(values['foreign-key']), isUnsigned: values.unsigned };
const fileOf = ({ version }) => `nexus-${version}.nexusfw`;

/** The chosen release with what the command line changes in it. */
const altered = (release) => {
  const [from, to = from] = (values.hardware ?? '').split('-').map(Number);
  return {
    ...release,
    ...(values.version === undefined ? {} : { version: values.version }),
    ...(values.min === undefined ? {} : { minFirmware: values.min }),
    ...(values.models === undefined ? {} : { models: values.models.split(',') }),
    ...(values.hardware === undefined ? {} : { hardwareFrom: from, hardwareTo: to }),
    ...(values['no-way-back'] ? { wayBack: false } : {}),
    ...(values['payload-bytes'] === undefined ? {} : { payloadBytes: Number(values['payload-bytes']) }),
  };
};

const isSingle = values.only !== undefined || values.version !== undefined;
const wanted = values.only ?? '1.5.0';
const releases = isSingle
  ? practiceReleases.filter(({ version }) => version === wanted).map(altered)
  : practiceReleases;
if (releases.length === 0) throw new Error(`there is no release ${wanted}`);
for (const { version } of releases) versionBytes(version);

mkdirSync(values.out, { recursive: true });
const entries = releases.map(({ hasPackage, builtAt, payloadBytes, ...release }) => {
  if (!hasPackage) return { ...release, file: null, packageBytes: null, packageSha256: null };
  const { bytes } = makePackage({ ...release, builtAt, payloadBytes }, signing);
  const file = fileOf(release);
  writeFileSync(join(values.out, file), bytes);
  const packageSha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...release, vendor: 'NEXUS', file, packageBytes: bytes.length, packageSha256 };
});
if (!isSingle) {
  const index = { format: 1, releases: entries.map((entry) => ({ vendor: 'NEXUS', ...entry })) };
  writeFileSync(join(values.out, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
}
for (const { file } of entries) if (file !== null) process.stdout.write(`${join(values.out, file)}\n`);
