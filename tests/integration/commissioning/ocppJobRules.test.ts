import { expect, test } from 'vitest';
import type { BackendAnswers } from '#shared/domain/ocppJob/backendAnswers.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { joinPracticeWifi, openJob, resultOf } from '#tests/support/jobSteps.ts';
import { createTestAuthority } from '#tests/support/testCertificates.ts';

const speed = 40;

const operator = (change: Partial<BackendAnswers> = {}): BackendAnswers => ({
  ...{ where: 'operator', url: 'ws://localhost:9/ocpp', identity: 'CP001', profile: 0 },
  ...change,
});

const identityFindings = async ({ api }: CoreOnSite, id: string) =>
  (await api.jobs.review({ id })).ocppFindings
    .filter(({ field }) => field === 'identity')
    .map(({ code, severity }) => [code, severity]);

test('I9, I10: the identity of another charger of the site at the same back end is told in the job', async () => {
  await using on = await startCoreOnSite({ chargers: 2, speed });
  const { api } = on;
  const first = await openJob(on, 'ocpp');
  await api.jobs.save({ id: first.id, backend: operator() });
  const { id } = await openJob(on, 'ocpp', { charger: 1 });
  await api.jobs.save({ id, backend: operator({ url: 'ws://localhost:9/elsewhere/' }) });
  expect(await identityFindings(on, id)).toEqual([['identity-twice', 'block']]);
  expect((await api.jobs.save({ id, backend: operator() })).backEnd?.check.ok).toBe(false);
  await api.jobs.save({ id, backend: operator({ identity: 'cp001' }) });
  expect(await identityFindings(on, id)).toEqual([['identity-case', 'warn']]);
  // Neither another back end nor a job that was given up has to do with it.
  await api.jobs.save({ id, backend: operator({ url: 'ws://localhost:10/ocpp' }) });
  expect(await identityFindings(on, id)).toEqual([]);
  await api.jobs.discard({ id: first.id });
  await api.jobs.save({ id, backend: operator() });
  expect(await identityFindings(on, id)).toEqual([]);
});

test('S6: a lower profile than the one in the charger is written only on the word of the person', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed });
  const { api, site } = on;
  const { serial } = site.ready.chargers[0] ?? { serial: '' };
  await site.control(`/chargers/${serial}/settings`, { 'ocpp.securityProfile': 2 });
  const { id } = await openJob(on, 'ocpp');
  const lowered = async (backend: BackendAnswers) => {
    await api.jobs.save({ id, backend });
    const { ocppFindings } = await api.jobs.review({ id });
    return ocppFindings.find(({ code }) => code === 'security-lowered')?.severity;
  };
  expect(await lowered(operator())).toBe('block');
  expect(await lowered(operator({ acceptsLowerProfile: true }))).toBe('warn');
});

test('the order of writing: clock, key, root, the charger’s own certificate, then profile, address and identity', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed });
  const { api, site } = on;
  const authority = createTestAuthority();
  const { id } = await openJob(on, 'ocpp');
  const secure = { url: 'wss://localhost:9/ocpp', profile: 3, caPem: authority.certificate } as const;
  await api.jobs.save({ id, backend: operator(secure) });
  await joinPracticeWifi(on, id);
  const own = authority.issue({ commonName: site.ready.chargers[0]?.serial ?? '' });
  const client = [{ encoding: 'text' as const, content: own.certificate + own.key }];
  await api.jobs.giveSecrets({ id, key: 'abcdefghij0123456789', client });
  await resultOf(api.jobs.write({ id }));
  const { entries } = await api.log.entries({ filter: { jobId: id, kinds: ['write'] }, limit: 50 });
  const written = entries.toReversed().map(({ changes }) => changes.map(({ point }) => point));
  expect(written.filter((points) => !points.includes('wifi.ssid'))).toEqual([
    ['clock.now'],
    ['ocpp.authorizationKey'],
    ['ocpp.caCertificates'],
    ['ocpp.clientCertificate'],
    ['clock.now'],
    expect.arrayContaining(['ocpp.securityProfile', 'ocpp.url', 'ocpp.identity']),
  ]);
  expect(await site.truth()).toMatchObject({ 'ocpp.mode': 0, 'ocpp.securityProfile': 3 });
});

test('a meter interval that no charger takes is refused before it is written', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed });
  const { api } = on;
  const { id } = await openJob(on, 'ocpp');
  await expect(api.jobs.save({ id, backend: operator({ meterIntervalS: 3 }) })).rejects.toMatchObject({
    code: 'input.invalid',
  });
  for (const meterIntervalS of [0, 5, 3600])
    await api.jobs.save({ id, backend: operator({ meterIntervalS }) });
});

test('S12: a network refused for want of a password leaves charger and job as they were', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed });
  const { api, site } = on;
  const { id } = await openJob(on, 'ocpp');
  const { 'generation.settings': before } = await site.truth();
  const network = { ssid: site.ready.wifi.ssid, ipMode: 'dhcp' } as const;
  await expect(resultOf(api.jobs.tryWifi({ id, network, password: null }))).rejects.toMatchObject({
    code: 'plan.refused',
  });
  expect(await site.truth()).toMatchObject({ 'generation.settings': before, 'wifi.mode': 0 });
  expect(await api.jobs.save({ id })).toMatchObject({
    wifi: { state: 'untried' },
    status: { written: 'nothing' },
  });
});

test('S11: a clock of this computer that is a day ahead of the charger’s is told before it is written', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 1 });
  const { api, site } = on;
  const { serial } = site.ready.chargers[0] ?? { serial: '' };
  const clockFindings = async (epoch: number) => {
    await site.control(`/chargers/${serial}/clock`, { epoch });
    const { id } = await openJob(on, 'ocpp');
    await api.jobs.save({ id, backend: operator({ url: 'wss://localhost:9/ocpp', profile: 2 }) });
    const { ocppFindings } = await api.jobs.review({ id });
    await api.jobs.discard({ id });
    return ocppFindings.filter(({ field }) => field === 'clock').map(({ code, params }) => [code, params]);
  };
  const nowS = Math.floor(Date.now() / 1000);
  expect(await clockFindings(nowS - 86_400)).toEqual([['laptop-clock-differs', { hours: 24 }]]);
  expect(await clockFindings(nowS)).toEqual([]);
});
