import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CertificateSource } from '#shared/contract/ocpp.ts';
import type { BackendAnswers } from '#shared/domain/ocppJob/backendAnswers.ts';
import { faults, nothingIsLost, reconnect, stepDisturbedAt } from '#tests/integration/badDays/badDay.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { joinPracticeWifi, openJob, resultOf } from '#tests/support/jobSteps.ts';
import { startTestBackEnd } from '#tests/support/ocppBackEnd.ts';
import { createTestAuthority } from '#tests/support/testCertificates.ts';

const yearMs = 365 * 86_400_000;

const text = (content: string): CertificateSource => ({ encoding: 'text', content });

const atOperator = (port: number, caPem: string): BackendAnswers => ({
  where: 'operator',
  url: `wss://localhost:${port}/ocpp`,
  identity: 'CP001',
  profile: 3,
  caPem,
});

/** Passes a stream on and notes its phases. */
async function* heard<E extends { readonly kind: string; readonly phase?: string }>(
  stream: Promise<AsyncIterable<E>>,
  phases: Set<string>,
): AsyncGenerator<E> {
  for await (const event of await stream) {
    if (event.phase !== undefined) phases.add(event.phase);
    yield event;
  }
}

test('profile 3 at an operator: certificates sent, tried there, activated, and kept on the word of a person', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  const { api, site } = on;
  const { serial } = site.ready.chargers[0] ?? { serial: '' };
  const authority = createTestAuthority();
  const server = authority.issue({ names: ['localhost'] });
  await using operator = await startTestBackEnd({ tls: { ...server, clientCa: authority.certificate } });
  const { id } = await openJob(on, 'ocpp');
  await api.jobs.save({ id, backend: atOperator(operator.backEnd.port, authority.certificate) });
  await joinPracticeWifi(on, id);
  const own = authority.issue({ commonName: serial });

  // Two files, as operators hand them out; without its key a certificate is none.
  await expect(api.jobs.giveSecrets({ id, client: [text(own.certificate)] })).rejects.toMatchObject({
    code: 'certificate.unusable',
    data: { details: { rules: 'cert-key-missing', findings: '[{"code":"cert-key-missing","params":{}}]' } },
  });
  await api.jobs.giveSecrets({ id, client: [text(own.certificate), text(own.key)] });
  // The probe shows the certificate that is held, which never comes back over the bridge.
  const causes: string[] = [];
  const probed = {
    url: `wss://localhost:${operator.backEnd.port}/ocpp`,
    identity: 'CP001',
    profile: 3,
  } as const;
  const asked = {
    key: null,
    caPem: authority.certificate,
    clockMs: null,
    claim: false,
    idleS: 0,
    isPractice: true,
  };
  for await (const event of await api.ocpp.probe({ ...probed, ...asked, jobId: id }))
    if (event.kind === 'rung') causes.push(event.cause);
  expect(causes).toContain('auth-certificate');
  await faults(on, { file: { dropLinkAtChunk: 2 } });
  const phases = new Set<string>();
  const written = await resultOf(Promise.resolve(heard(api.jobs.write({ id }), phases)));
  expect(written.job.backEnd).toMatchObject({ ca: 'in-charger', clientCertificate: 'in-charger' });
  // The link was lost in between, and the job went on by itself.
  expect([...phases]).toEqual(['clock', 'ca', 'reconnecting', 'client-certificate', 'settings']);

  const verdicts: string[] = [];
  for await (const event of await api.jobs.tryBackEnd({ id })) {
    if (event.kind !== 'verdict') continue;
    verdicts.push(event.reason);
    await resultOf(api.jobs.endTrial({ id }));
  }
  expect(verdicts).toEqual(['back-end-accepted']);
  expect(operator.ofKind('attempt').some(({ attempt }) => attempt.reached === 'status')).toBe(true);

  await api.jobs.changePin({ id, newPin: '482917', pinKeeper: 'owner' });
  await resultOf(api.jobs.activate({ id, accepts: true }));
  const kinds: string[] = [];
  for await (const event of await api.jobs.awaitBackEnd({ id })) kinds.push(event.kind);
  expect(kinds).toContain('ask-person');
  const seen = await api.jobs.confirmSeen({ id, isSeen: true });
  expect(seen.backEnd).toMatchObject({ proof: 'seen-by-person', doorAfter: 'none' });
  const done = await api.jobs.finish({ id, note: '' });
  expect(done).toMatchObject({ open: false, result: 'commissioned' });
  expect(done.openPoints.map(({ rule }) => rule)).toContain('ocpp-seen-by-person');
  // The next job is offered this back end again, without the identity of this charger.
  const { used } = await api.presets.list();
  expect(used).toMatchObject([{ jobId: id, practice: true, preset: { profile: 3 } }]);
  expect(used[0]?.preset).toMatchObject({
    ...{ url: `wss://localhost:${operator.backEnd.port}/ocpp`, caPem: authority.certificate },
  });
  expect(JSON.stringify(used)).not.toMatch(/CP001|PRIVATE KEY/);
}, 60_000);

test('certificates that have run out are not sent to a charger', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { api } = on;
  const old = createTestAuthority().issue({ fromMs: Date.now() - 2 * yearMs, toMs: Date.now() - yearMs });
  const { id } = await openJob(on, 'ocpp');
  await api.jobs.save({ id, backend: { ...atOperator(9000, old.certificate), profile: 2 } });
  const { ocppFindings, canWrite } = await api.jobs.review({ id });
  expect(canWrite).toBe(false);
  expect(ocppFindings).toContainEqual(
    expect.objectContaining({ code: 'cert-expired', field: 'ca', severity: 'block' }),
  );
  await expect(resultOf(api.jobs.write({ id }))).rejects.toMatchObject({ code: 'job.refused' });
});

test('a link that stays lost while certificates are sent ends the write in words, and the next one goes on', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 100, commissioned: true });
  const { api, site } = on;
  const bundle = Array.from({ length: 8 }, () => createTestAuthority().certificate).join('');
  const { serial } = site.ready.chargers[0] ?? { serial: '' };
  await site.control(`/chargers/${serial}/settings`, { 'modbus.flags': 7 });
  const { id } = await openJob(on, 'ocpp', { door: 'modbus' });
  await api.jobs.save({ id, backend: { ...atOperator(9000, bundle), profile: 2 } });
  await api.jobs.generateKey({ id });
  const code = await stepDisturbedAt('ca', api.jobs.write({ id }), () =>
    faults(on, { modbus: { refuse: true }, dropLink: true }),
  );
  expect(code).toBe('certificate.link-lost');
  await nothingIsLost(on, id);
  await faults(on, {});
  await reconnect(on, id);
  const { job } = await resultOf(api.jobs.write({ id }));
  expect(job.backEnd).toMatchObject({ ca: 'in-charger', key: 'in-charger', isWritten: true });
  expect(await site.truth()).toMatchObject({ 'ocpp.securityProfile': 2, 'ocpp.mode': 0 });
});

const certificatesIn = async ({ site }: CoreOnSite) =>
  (await site.control(`/chargers/${site.ready.chargers[0]?.serial}`)).body['certificates'];
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('undo sends the root certificate from before, deletes a key there was none of, and says what stays', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { api, site } = on;
  const [first, second] = [createTestAuthority(), createTestAuthority()];
  const { id: before } = await openJob(on, 'ocpp');
  await api.jobs.save({ id: before, backend: { ...atOperator(9000, first.certificate), profile: 2 } });
  await api.jobs.generateKey({ id: before });
  await joinPracticeWifi(on, before);
  await resultOf(api.jobs.write({ id: before }));
  const alone = await resultOf(api.jobs.undo({ id: before }));
  // Before this job there was none, and no charger deletes one.
  expect(alone.notRestorable).toEqual([{ point: 'ocpp.caCertificates', reason: 'certificate' }]);
  expect(alone.proof).toContainEqual(
    expect.objectContaining({ point: 'ocpp.authorizationKey', result: 'in-force' }),
  );
  expect(await site.truth()).toMatchObject({ 'ocpp.authorizationKey': false, 'wifi.password': false });
  await api.jobs.discard({ id: before });

  const { id } = await openJob(on, 'ocpp');
  await api.jobs.save({ id, backend: atOperator(9000, second.certificate) });
  const own = second.issue({ commonName: site.ready.chargers[0]?.serial ?? '' });
  await api.jobs.giveSecrets({ id, client: [text(own.certificate), text(own.key)] });
  await joinPracticeWifi(on, id);
  await resultOf(api.jobs.write({ id }));
  expect(await certificatesIn(on)).toMatchObject({ ca: sha256(second.certificate) });
  const { notRestorable, proof } = await resultOf(api.jobs.undo({ id }));
  expect(notRestorable).toEqual([{ point: 'ocpp.clientCertificate', reason: 'certificate' }]);
  expect(proof).toContainEqual(expect.objectContaining({ point: 'ocpp.caCertificates', result: 'written' }));
  expect(await certificatesIn(on)).toMatchObject({ ca: sha256(first.certificate) });
  const { entries } = await api.log.entries({ filter: { jobId: id, kinds: ['note'] }, limit: 10 });
  expect(entries[0]?.details).toEqual({ purpose: 'undo-left', left: notRestorable });
});
