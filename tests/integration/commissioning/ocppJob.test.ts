import { expect, test } from 'vitest';
import type { BackEndProofEvent } from '#shared/contract/jobs.ts';
import type { BackendAnswers } from '#shared/domain/ocppJob/backendAnswers.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { joinPracticeWifi, openJob, resultOf } from '#tests/support/jobSteps.ts';

const speed = 20;

const answers = (profile: 0 | 1 | 2): BackendAnswers => ({
  where: 'this-laptop',
  identity: 'CP001',
  profile,
  heartbeatS: 120,
  meterIntervalS: 30,
  acceptsProfiles: true,
});

/** A job with its local back end, in the network, ready to be written. */
const preparedJob = async (on: CoreOnSite, profile: 0 | 1 | 2, host = '127.0.0.1'): Promise<string> => {
  const { api } = on;
  const { id } = await openJob(on, 'ocpp');
  await api.jobs.save({ id, backend: answers(profile) });
  await joinPracticeWifi(on, id);
  await api.jobs.serveHere({ id, host, port: 0 });
  const { findings, ocppFindings, canWrite } = await api.jobs.review({ id });
  expect([
    findings.filter(({ level }) => level === 'refuse'),
    ocppFindings.filter(({ severity }) => severity === 'block'),
  ]).toEqual([[], []]);
  expect(canWrite).toBe(true);
  return id;
};

const eventsOf = async (
  stream: Promise<AsyncIterable<BackEndProofEvent>>,
  hand: (event: BackEndProofEvent) => Promise<unknown> | undefined = () => undefined,
): Promise<BackEndProofEvent[]> => {
  const events: BackEndProofEvent[] = [];
  for await (const event of await stream) {
    events.push(event);
    await hand(event);
  }
  return events;
};

const verdictOf = (events: readonly BackEndProofEvent[]) =>
  events.flatMap((event) => (event.kind === 'verdict' ? [[event.verdict, event.reason]] : []));

test.each([0, 1, 2] as const)(
  'profile %i: tried, activated and proven at the local back end',
  async (profile) => {
    await using on = await startCoreOnSite({ chargers: 1, speed });
    const { api, site } = on;
    const id = await preparedJob(on, profile);
    const written = await resultOf(api.jobs.write({ id }));
    expect(written.proof.filter(({ result }) => result !== 'in-force' && result !== 'written')).toEqual([]);
    const tried = await eventsOf(api.jobs.tryBackEnd({ id }), (event) =>
      event.kind === 'verdict' ? resultOf(api.jobs.endTrial({ id })) : undefined,
    );
    console.log(JSON.stringify(tried));
    expect(verdictOf(tried)).toEqual([['pass', 'back-end-accepted']]);
    await api.jobs.changePin({ id, newPin: '482917', pinKeeper: 'owner' });
    const { job, proof } = await resultOf(api.jobs.activate({ id, accepts: true }));
    console.log(JSON.stringify(proof), JSON.stringify(job.backEnd));
    const seen = await eventsOf(api.jobs.awaitBackEnd({ id }));
    console.log(JSON.stringify(seen.slice(0, -1)));
    expect(verdictOf(seen)).toEqual([['pass', 'back-end-heard']]);
    const done = await api.jobs.finish({ id, note: '' });
    expect(done).toMatchObject({ open: false, result: 'configured', backEnd: { proof: 'proven' } });
    expect(await site.truth()).toMatchObject({ 'ocpp.mode': 16, 'ocpp.status': 3 });
  },
  90_000,
);
