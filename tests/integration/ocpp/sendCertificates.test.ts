import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { journalFor } from '#core/configuration/configurationContext.ts';
import { createChargerLink } from '#core/devices/chargerLink.ts';
import { sendCertificates } from '#core/provisioning/sendCertificates.ts';
import type { CertificateKind } from '#shared/domain/certificates/certificateSet.ts';
import { bothDoors, openOver } from '#tests/integration/firmware/firmwareSite.ts';
import { chargerAt, setFaults } from '#tests/integration/laws/lawSite.ts';
import { visitor } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { car } from '#tests/support/jobSteps.ts';
import { createTestAuthority } from '#tests/support/testCertificates.ts';

const authority = createTestAuthority();
const own = authority.issue({ commonName: 'NX12345678', names: [] });
const clientPem = `${own.certificate}${authority.certificate}${own.key}`;
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

interface Options {
  readonly signal?: AbortSignal;
  readonly reconnects?: boolean;
  report?(phase: string, done: number): void;
}

const send = (
  on: CoreOnSite,
  deviceId: string,
  kind: CertificateKind,
  pem: string,
  options: Options = {},
) => {
  const { devices, clock, work } = on.core;
  const { session } = devices.get(deviceId);
  const { signal = new AbortController().signal, report = () => undefined } = options;
  const link = createChargerLink({
    ...{ devices, deviceId, clock, signal },
    onReconnecting: () => report('reconnecting', 0),
  });
  return sendCertificates({
    ...{ session, clock, kind, pem, signal, report },
    journal: journalFor(work, session, visitor),
    ...(options.reconnects === false ? {} : { link }),
  });
};

const stored = async (on: CoreOnSite) =>
  (await on.site.control(`/chargers/${chargerAt(on, 0).serial}`)).body['certificates'];

test.each(bothDoors)(
  'certificates are in the charger after they were sent over %s, with a car and a lost link',
  async (door) => {
    await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
    const deviceId = await openOver(on, door);
    await car(on, 'plug');
    await setFaults(on, chargerAt(on, 0).serial, { file: { dropLinkAtChunk: 2 } });
    const phases = new Set<string>();
    const sent = await send(on, deviceId, 'ca', authority.certificate, {
      report: (phase) => void phases.add(phase),
    });
    expect(sent).toEqual({
      kind: 'ca',
      bytes: authority.certificate.length,
      sha256: hash(authority.certificate),
    });
    expect([...phases]).toEqual(['sending', 'reconnecting', 'checking', 'installing']);
    await send(
      on,
      deviceId,
      'client',
      `Bag Attributes\n${own.key}\n${authority.certificate}\n${own.certificate}`,
    );
    expect(await stored(on)).toEqual({ ca: hash(authority.certificate), client: hash(clientPem) });
    const text = JSON.stringify([...on.core.log.eachEntry({})]);
    expect(text).toContain(hash(authority.certificate));
    expect(text).not.toContain('BEGIN');
  },
);

test('a transfer that was stopped half-way goes on where it was', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const deviceId = await openOver(on, 'ble');
  const bundle = Array.from({ length: 8 }, () => createTestAuthority().certificate).join('');
  const stop = new AbortController();
  const stopped = send(on, deviceId, 'ca', bundle, {
    signal: stop.signal,
    report: (_, done) => done > 0 && stop.abort(),
  });
  await expect(stopped).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(await stored(on)).toEqual({ ca: null, client: null });
  const seen: number[] = [];
  await send(on, deviceId, 'ca', bundle, {
    report: (phase, done) => void (phase === 'sending' && seen.push(done)),
  });
  expect(seen[0]).toBeGreaterThan(0);
  expect(await stored(on)).toEqual({ ca: hash(bundle), client: null });
});

test('what is no such file, or too large, is refused and changes nothing', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const deviceId = await openOver(on, 'ble');
  await send(on, deviceId, 'ca', authority.certificate);
  const notAuthority = send(on, deviceId, 'ca', own.certificate);
  await expect(notAuthority).rejects.toMatchObject({ code: 'certificate.not-accepted' });
  const foreignKey = send(on, deviceId, 'client', `${own.certificate}${authority.key}`);
  await expect(foreignKey).rejects.toMatchObject({ code: 'certificate.not-accepted' });
  const many = Array.from({ length: 40 }, () => createTestAuthority().certificate).join('');
  const large = send(on, deviceId, 'ca', many);
  await expect(large).rejects.toMatchObject({ code: 'certificate.too-large', details: { max: 16_384 } });
  expect(await stored(on)).toEqual({ ca: hash(authority.certificate), client: null });
  const last = [...on.core.log.eachEntry({})].findLast(({ kind }) => kind === 'write');
  expect(last).toMatchObject({
    outcome: 'failed',
    errorCode: 'certificate.not-accepted',
    changes: [{ result: 'refused' }],
  });
});
