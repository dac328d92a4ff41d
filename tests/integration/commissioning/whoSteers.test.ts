import { expect, test } from 'vitest';
import type { TestEvent } from '#shared/contract/jobs.ts';
import { planWithCharger } from '#shared/domain/balancing/site/planWithCharger.ts';
import type { ControlAnswers } from '#shared/domain/jobAnswers.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import {
  car,
  eventsOf,
  goodCircuit,
  goodControl,
  joinPracticeWifi,
  openJob,
  resultOf,
} from '#tests/support/jobSteps.ts';
import { startSite } from '#tests/support/practiceSite.ts';

/** A job up to the door that stays, with this answer to who steers. */
const crossedJob = async (on: CoreOnSite, control: ControlAnswers): Promise<string> => {
  const { api } = on;
  const { id } = await openJob(on, 'load-balancing');
  await api.jobs.save({ id, circuit: goodCircuit, control });
  await joinPracticeWifi(on, id);
  const { findings } = await api.jobs.review({ id });
  expect(findings.filter(({ level }) => level === 'refuse')).toEqual([]);
  await resultOf(api.jobs.write({ id }));
  await car(on, 'plug');
  const bluetooth = await eventsOf(api.jobs.proveBluetooth({ id, withoutCar: false }));
  expect(bluetooth.at(-1)).toMatchObject({ kind: 'done', verdict: 'pass' });
  await car(on, 'unplug');
  await api.jobs.changePin({ id, newPin: '482917', pinKeeper: 'site owner' });
  const { proof } = await resultOf(api.jobs.crossOver({ id, accepts: true }));
  expect(proof.filter(({ result }) => result !== 'in-force')).toEqual([]);
  return id;
};

/** All events of a test, with a hand that does what the test waits for. */
const withHand = async (
  stream: Promise<AsyncIterable<TestEvent>>,
  hand: (what: string) => Promise<unknown>,
): Promise<TestEvent[]> => {
  const events: TestEvent[] = [];
  for await (const event of await stream) {
    events.push(event);
    if (event.kind === 'waiting') await hand(event.what);
  }
  return events;
};

const verdicts = (events: readonly TestEvent[]) =>
  events.flatMap((event) => (event.kind === 'verdict' ? [[event.id, event.verdict, event.reason]] : []));

const ownMeter = {
  who: 'own-meter',
  houseFuseA: 40,
  reserveA: 2,
  meterLossA: 6,
  meterTimeoutS: 15,
} as const satisfies ControlAnswers;

test('a charger with current transformers is proven by taking the meter away', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  const { api, site } = on;
  const serial = site.ready.chargers[0]?.serial;
  const id = await crossedJob(on, { ...ownMeter, meterSource: 'ct-clamp' });
  expect(await site.truth()).toMatchObject({
    'loadBalancing.mode': 1,
    'loadBalancing.meterSource': 3,
    'failsafe.defaultTimeout': 0,
    'modbus.flags': 3,
  });
  await car(on, 'plug');
  const house = (body: unknown) => site.control(`/chargers/${serial}/house`, body);
  const events = await withHand(api.jobs.prove({ id, withoutCar: false }), async (what) => {
    if (what === 'meter-away') await house({ lost: true });
    else if (what.startsWith('meter-')) await house({ l1: 12, l2: 8, l3: 5 });
  });
  expect(verdicts(events)).toEqual([
    ['meter-there', 'pass', 'meter-followed'],
    ['meter-away', 'pass', 'meter-loss-taken'],
    ['meter-back', 'pass', 'meter-back'],
  ]);
  expect(await api.jobs.finish({ id, note: '' })).toMatchObject({ open: false });
}, 90_000);

test('a charger reads a meter on the network itself and falls back when that one is silent', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  await using house = await startSite({ layout: 'board', chargers: 1, commissioned: true, base: '12,5,8' });
  const meter = house.ready.meters?.[0]?.modbus;
  const id = await crossedJob(on, {
    ...ownMeter,
    meterSource: 'modbus-meter',
    meterAddress: '127.0.0.1',
    meterPort: meter?.port,
    meterUnit: 1,
    meterProfile: 1,
  });
  await car(on, 'plug');
  const events = await withHand(on.api.jobs.prove({ id, withoutCar: false }), async (what) => {
    if (what === 'meter-away') await house.control('/site/meter', { lost: true });
    if (what === 'meter-back') await house.control('/site/meter', { clear: true });
  });
  expect(verdicts(events).map(([step, verdict]) => [step, verdict])).toEqual([
    ['meter-there', 'pass'],
    ['meter-away', 'pass'],
    ['meter-back', 'pass'],
  ]);
}, 90_000);

test('a job of this program ends only after its controller was seen at work', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 20 });
  const { api } = on;
  const control = { ...goodControl, who: 'this-program' } as const;
  const id = await crossedJob(on, control);
  await car(on, 'plug');
  const network = await eventsOf(api.jobs.prove({ id, withoutCar: false }));
  expect(network.at(-1)).toMatchObject({ kind: 'done', verdict: 'pass', job: { isSteeringSeen: false } });
  await expect(api.jobs.finish({ id, note: '' })).rejects.toMatchObject({ code: 'job.step-not-allowed' });

  const events = await withHand(api.jobs.watchSteering({ id }), async (what) => {
    if (what !== 'controller') return;
    const [job] = await api.jobs.list({ openOnly: true });
    let address = '';
    for await (const view of await api.jobs.watch({ id })) {
      address = view.modbusAddress ?? '';
      break;
    }
    const siteId = job?.siteId ?? '';
    const plan = planWithCharger(null, {
      ...{ site: 'Dům', country: 'CZ', socket: 'Garage 1', phases: 3, limitA: 16, address, control },
      serial: on.site.ready.chargers[0]?.serial ?? '',
      circuit: goodCircuit,
    });
    await api.sitePlan.save({ siteId, revision: 0, plan });
    await api.balancing.start({ siteId });
  });
  expect(verdicts(events)).toEqual([['steered', 'pass', 'steered-by-controller']]);
  expect(events.at(-1)).toMatchObject({ kind: 'done', job: { isSteeringSeen: true } });
  expect(await api.jobs.finish({ id, note: '' })).toMatchObject({ open: false });
}, 90_000);
