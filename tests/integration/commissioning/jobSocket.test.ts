import { expect, test } from 'vitest';
import type { SocketTestEventView } from '#shared/contract/socketTest.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { car, eventsOf, goodCircuit, openJob, resultOf } from '#tests/support/jobSteps.ts';

const measurements = { continuity: { value: 0.3 }, loop: { value: 0.8 }, rcd: { value: 120 } };

const provenJob = async (on: CoreOnSite) => {
  const { id, charger } = await openJob(on, 'own-circuit');
  await on.api.jobs.save({ id, circuit: { ...goodCircuit, measurements } });
  await resultOf(on.api.jobs.write({ id }));
  await car(on, 'plug');
  const proof = await eventsOf(on.api.jobs.proveBluetooth({ id, withoutCar: false }));
  expect(proof.at(-1)).toMatchObject({ kind: 'done', verdict: 'pass' });
  return { id, serial: charger?.identity.serial ?? '' };
};

const testSocket = async ({ api }: CoreOnSite, id: string) => {
  const events: SocketTestEventView[] = [];
  for await (const event of await api.jobs.socketTest({ id, isLong: false })) events.push(event);
  return events;
};

test('a bad socket keeps a job from being commissioned', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  const { id, serial } = await provenJob(on);
  await on.site.control(`/chargers/${serial}/faults`, { socket: { dropOhm: { l2: 0.9 } } });
  const events = await testSocket(on, id);
  expect(events[0]).toMatchObject({ kind: 'plan', limitA: 16 });
  expect(events.at(-1)).toMatchObject({ kind: 'done', result: { verdict: 'loose', leftAtA: 6 } });
  const { entries } = on.core.log.entries({ jobId: id, kinds: ['test'] }, { limit: 1 });
  expect(entries[0]).toMatchObject({
    outcome: 'failed',
    details: { purpose: 'socket-test', verdict: 'loose', isTrendOnly: true },
  });
  const finished = await on.api.jobs.finish({ id, note: '' });
  expect(finished).toMatchObject({
    result: 'configured',
    status: { currentA: 6 },
    socket: { limitA: 16, result: { verdict: 'loose' } },
  });
  expect(finished.openPoints[0]).toMatchObject({ rule: 'socket-loose', params: { recommendedA: 10 } });
}, 60_000);

test('a sound socket is part of the verdict in the log and changes nothing else', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  const { id } = await provenJob(on);
  await testSocket(on, id);
  expect(await on.api.jobs.finish({ id, note: '' })).toMatchObject({
    result: 'commissioned',
    status: { currentA: 16 },
  });
  const { entries } = on.core.log.entries({ jobId: id, kinds: ['verdict'] }, { limit: 1 });
  expect(entries[0]?.details['socket']).toMatchObject({ result: { verdict: 'good' }, isTrendOnly: true });
}, 60_000);

test('the socket is not tested before the test of control has passed', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  const { id } = await openJob(on, 'own-circuit');
  await on.api.jobs.save({ id, circuit: goodCircuit });
  await resultOf(on.api.jobs.write({ id }));
  expect((await testSocket(on, id)).at(-1)).toMatchObject({
    kind: 'failed',
    error: { code: 'job.step-not-allowed' },
  });
}, 60_000);
