import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { command, deliver, install, run, stateAndReason, switchOnForFiles } from './fileBench.ts';
import { eagerCar, type MemoryStore, pass, useStoppedClock } from './testBench.ts';

useStoppedClock();

const fixtures = resolve(import.meta.dirname, '../../../fixtures/firmware');
const ca = readFileSync(join(fixtures, 'practice-ca.pem'));
const client = readFileSync(join(fixtures, 'practice-client.pem'));
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const from = (pem: Buffer, text: string) => pem.subarray(pem.indexOf(text));
const ownCertificate = client.subarray(0, client.indexOf('-----BEGIN PRIVATE'));
const key = from(client, '-----BEGIN PRIVATE');

test('certificates are installed without a restart, also with a car on the cable, and kept', () => {
  const store: MemoryStore = { saved: undefined };
  const charger = switchOnForFiles({}, store);
  charger.plugCar(eagerCar);
  const boots = charger.truth()['state.bootCount'];
  expect(install(deliver(charger, 2, ca))).toBe(0);
  expect(install(deliver(charger, 3, client))).toBe(0);
  expect(charger.truth()).toMatchObject({ 'file.state': 0, 'file.reason': 0, 'state.bootCount': boots });
  expect(charger.certificates()).toEqual({ ca: hash(ca), client: hash(client) });
  charger.close();
  expect(switchOnForFiles({}, store).certificates().ca).toBe(hash(ca));
});

test('a factory reset removes certificates and what is being received', () => {
  const charger = switchOnForFiles();
  install(deliver(charger, 2, ca));
  deliver(charger, 3, client);
  charger.factoryReset();
  pass(10);
  expect(charger.certificates()).toEqual({ ca: null, client: null });
  expect(charger.truth()).toMatchObject({ 'file.state': 0, 'file.received': 0 });
});

test.each([
  ['rubbish', 2, Buffer.from('not a certificate')],
  [
    'rubbish inside a frame',
    2,
    Buffer.from('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
  ],
  ['something beside the certificate', 2, Buffer.concat([Buffer.from('hello\n'), ca])],
  ['a certificate that is no authority', 2, ownCertificate],
  ['a key among the authorities', 2, Buffer.concat([ca, key])],
  ['a certificate without its key', 3, ownCertificate],
  ['a key without a certificate', 3, key],
  ['a key of another certificate', 3, Buffer.concat([ca, key])],
  ['two keys', 3, Buffer.concat([client, key])],
])('a file with %s is refused', (_title, kind, bytes) => {
  const charger = switchOnForFiles();
  const session = deliver(charger, kind, bytes);
  expect(stateAndReason(charger)).toEqual([4, 3]);
  expect(run(session, command.install)).toBe(1);
});

test('a chain behind the own certificate is taken', () => {
  const charger = switchOnForFiles();
  deliver(charger, 3, Buffer.concat([client, ca]));
  expect(stateAndReason(charger)).toEqual([3, 0]);
});
