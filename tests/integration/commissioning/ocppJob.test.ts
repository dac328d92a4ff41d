import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { BackEndProofEvent, JobView } from '#shared/contract/jobs.ts';
import { hexOfText } from '#shared/domain/ocpp/authorizationKey.ts';
import type { BackEndCommand } from '#shared/domain/ocppBackEnd/backEndCommand.ts';
import type { BackendAnswers } from '#shared/domain/ocppJob/backendAnswers.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import {
  car,
  goodCircuit,
  goodControl,
  joinPracticeWifi,
  openJob,
  resultOf,
} from '#tests/support/jobSteps.ts';

const speed = 20;

const answers = (profile: 0 | 1 | 2 | 3): BackendAnswers => ({
  where: 'this-laptop',
  identity: 'CP001',
  profile,
  heartbeatS: 120,
  meterIntervalS: 30,
  acceptsProfiles: true,
});

/** A job with its local back end, in the network, ready to be written. */
const preparedJob = async (on: CoreOnSite, profile: 0 | 1 | 2 | 3): Promise<string> => {
  const { api } = on;
  const { id } = await openJob(on, 'ocpp');
  await api.jobs.save({ id, backend: answers(profile) });
  await joinPracticeWifi(on, id);
  await api.jobs.serveHere({ id, host: '127.0.0.1', port: 0 });
  const { findings, ocppFindings, canWrite } = await api.jobs.review({ id });
  const refused = findings.filter(({ level }) => level === 'refuse');
  expect([refused, ocppFindings.filter(({ severity }) => severity === 'block')]).toEqual([[], []]);
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

const viewOf = async ({ api }: CoreOnSite, id: string): Promise<JobView> => {
  for await (const view of await api.jobs.watch({ id })) return view;
  throw new Error('no view');
};

/** Everything in the data folder but one of its folders, as it lies on the disk, the write-ahead log included. */
const bytesOf = (folder: string, except?: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && basename(entry.parentPath) !== except)
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );

/** The trial, ended by a restart as soon as the verdict is there. */
const triedBriefly = ({ api }: CoreOnSite, id: string) =>
  eventsOf(api.jobs.tryBackEnd({ id }), (event) =>
    event.kind === 'verdict' ? resultOf(api.jobs.endTrial({ id })) : undefined,
  );

test.each([0, 1, 2, 3] as const)(
  'profile %i: tried with a way back, activated and proven at the local back end',
  async (profile) => {
    await using on = await startCoreOnSite({ chargers: 1, speed });
    const { api, site } = on;
    const id = await preparedJob(on, profile);
    const written = await resultOf(api.jobs.write({ id }));
    expect(written.job.backEnd).toMatchObject({ isWritten: true, canTry: true, activation: 'none' });
    expect(await site.truth()).toMatchObject({ 'ocpp.mode': 0, 'ocpp.flags': 3, 'ocpp.identity': 'CP001' });
    expect(verdictOf(await triedBriefly(on, id))).toEqual([['pass', 'back-end-accepted']]);
    expect(await site.truth()).toMatchObject({ 'ocpp.mode': 0 });

    await expect(resultOf(api.jobs.activate({ id, accepts: true }))).rejects.toMatchObject({
      code: 'pin.factory',
    });
    await api.jobs.changePin({ id, newPin: '482917', pinKeeper: 'owner' });
    const { job, proof } = await resultOf(api.jobs.activate({ id, accepts: true }));
    expect(proof).toMatchObject([{ point: 'ocpp.mode', wanted: 16 }]);
    expect(job).toMatchObject({
      status: { bluetooth: 'off' },
      backEnd: { activation: 'done', trial: { state: 'accepted', isRunning: false } },
    });
    const seen = await eventsOf(api.jobs.awaitBackEnd({ id }));
    expect(verdictOf(seen)).toEqual([['pass', 'back-end-heard']]);
    expect(seen).toContainEqual(
      expect.objectContaining({
        kind: 'configuration',
        rows: expect.arrayContaining([
          { key: 'HeartbeatInterval', wanted: '120', found: '120', result: 'in-force' },
          { key: 'SecurityProfile', wanted: `${profile}`, found: `${profile}`, result: 'in-force' },
        ]),
      }),
    );
    const done = await api.jobs.finish({ id, note: '' });
    // A laptop that leaves is no back end to stay with.
    expect(done).toMatchObject({ open: false, result: 'configured', backEnd: { proof: 'proven' } });
    expect(done.openPoints.map(({ rule }) => rule)).toContain('ocpp-test-back-end');
    expect(await site.truth()).toMatchObject({ 'ocpp.mode': 16, 'ocpp.status': 3 });
    // A certificate made for the charger is told; its key is nowhere but in the charger.
    const { serial } = site.ready.chargers[0] ?? { serial: '' };
    expect(done.backEnd?.client?.subject).toBe(profile === 3 ? serial : undefined);
    expect(bytesOf(on.dataDir, 'tls').includes('PRIVATE KEY')).toBe(false);
  },
  90_000,
);

test('a trial nobody watched to its end does not stand in the way of what follows', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 60 });
  const { api, site } = on;
  const id = await preparedJob(on, 0);
  await resultOf(api.jobs.write({ id }));
  for await (const event of await api.jobs.tryBackEnd({ id })) if (event.kind === 'plan') break;
  await expect(resultOf(api.jobs.write({ id }))).rejects.toMatchObject({ code: 'job.step-not-allowed' });
  await vi.waitFor(async () => expect(await site.truth()).toMatchObject({ 'ocpp.mode': 0 }), 20_000);
  // Whoever only wants to join what still runs begins nothing.
  const { 'generation.settings': before } = await site.truth();
  const joined = await eventsOf(api.jobs.tryBackEnd({ id, joinOnly: true }));
  expect(joined.map(({ kind }) => kind)).toEqual(['done']);
  expect(await site.truth()).toMatchObject({ 'ocpp.mode': 0, 'generation.settings': before });
  const { job } = await resultOf(api.jobs.write({ id }));
  expect(job.backEnd).toMatchObject({ isWritten: true, trial: { isRunning: false } });
});

test('a wrong key is refused at the back end, and the charger goes back by itself', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { api, site } = on;
  const id = await preparedJob(on, 1);
  const { plain, hex, job } = await api.jobs.generateKey({ id });
  expect(hex).toBe(hexOfText(plain).toUpperCase());
  expect(job.backEnd).toMatchObject({ key: 'held', isWritten: false });
  await resultOf(api.jobs.write({ id }));
  const events = await eventsOf(api.jobs.tryBackEnd({ id }));
  expect(verdictOf(events)).toEqual([['fail', 'back-end-refused-here']]);
  expect(events).toContainEqual(
    expect.objectContaining({
      kind: 'ladder',
      attempt: expect.objectContaining({ failed: 'authentication', diagnosis: 'auth-key-wrong' }),
    }),
  );
  expect(events).toContainEqual({ kind: 'back', proven: true });
  const after = await viewOf(on, id);
  expect(after).toMatchObject({
    connection: { state: 'open', door: 'bluetooth' },
    backEnd: { trial: { state: 'failed', isRunning: false }, activation: 'none' },
  });
  expect(await site.truth()).toMatchObject({ 'ocpp.mode': 0, 'commit.state': 3 });

  // Nothing that was ever secret lies on the disk: neither as text nor as digits nor as the header holds it.
  const bytes = bytesOf(on.dataDir);
  const secrets = [plain, hex, hex.toLowerCase(), btoa(plain), site.ready.wifi.password];
  expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
  expect(bytes.includes('ocpp.authorizationKey')).toBe(true);

  await resultOf(api.jobs.undo({ id }));
  expect(await site.truth()).toMatchObject({ 'ocpp.url': '', 'wifi.mode': 0, 'commit.confirmTimeout': 0 });
}, 90_000);

/** A charger under load balancing that takes settings over Modbus TCP, and the way there. */
const balancedCharger = async (on: CoreOnSite): Promise<string> => {
  const { api } = on;
  const { id } = await openJob(on, 'load-balancing');
  const control = { ...goodControl, laterChanges: 'allowed' } as const;
  await api.jobs.save({ id, circuit: goodCircuit, control });
  await joinPracticeWifi(on, id);
  await resultOf(api.jobs.write({ id }));
  for await (const _event of await api.jobs.proveBluetooth({ id, withoutCar: true }));
  await api.jobs.changePin({ id, newPin: '482917', pinKeeper: 'owner' });
  const { job } = await resultOf(api.jobs.crossOver({ id, accepts: true }));
  await api.jobs.discard({ id });
  return `modbus://${job.modbusAddress}`;
};

test('beside load balancing it is confirmed over Modbus TCP once accepted, and the lowest limit wins', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed });
  const { api, site } = on;
  const target = await balancedCharger(on);
  const { id: siteId } = (await api.log.sites())[0] ?? {};
  const person = { name: 'Žofie', qualification: '§ 6', certificate: '' };
  const request = { siteId: siteId ?? '', socketLabel: 'Garage 1', person, likeJobId: null };
  const { id } = await api.jobs.create({ kind: 'ocpp', ...request });
  await resultOf(api.jobs.connect({ id, target }));
  await resultOf(api.jobs.unlock({ id, pin: '482917' }));
  await api.jobs.save({ id, backend: answers(1) });
  await api.jobs.serveHere({ id, host: '127.0.0.1', port: 0 });
  const review = await api.jobs.review({ id });
  expect(review).toMatchObject({ canWrite: true, pointOfNoReturn: null });
  expect(review.findings.map(({ rule }) => rule)).toContain('ocpp-lowest-wins');
  await resultOf(api.jobs.write({ id }));
  const { job } = await resultOf(api.jobs.activate({ id, accepts: true }));
  expect(job).toMatchObject({
    connection: { state: 'open', door: 'modbus' },
    backEnd: { activation: 'done', doorAfter: 'modbus' },
  });
  expect(await site.truth()).toMatchObject({ 'commit.state': 0, 'ocpp.status': 3, 'ocpp.flags': 3 });
  expect(verdictOf(await eventsOf(api.jobs.awaitBackEnd({ id })))).toMatchObject([
    ['pass', expect.anything()],
  ]);

  await car(on, 'plug');
  const session = on.core.devices.list()[0]?.session;
  const limited = (command: BackEndCommand, limit: object) =>
    vi.waitFor(
      async () => {
        await session?.writeControl({ 'limit.current': 8 });
        await on.core.backEnd.run(command);
        expect(await site.truth()).toMatchObject(limit);
      },
      { timeout: 10_000, interval: 50 },
    );
  await limited(
    { command: 'SetLimit', limitA: 10 },
    { 'limit.ocpp': 10, 'limit.active': 8, 'limit.source': 5 },
  );
  await limited(
    { command: 'SetLimit', limitA: 7 },
    { 'limit.ocpp': 7, 'limit.active': 7, 'limit.source': 6 },
  );
}, 90_000);

const startStep = (on: CoreOnSite, id: string, step: string, more: { pin: string; port: string }) => {
  const { site, dataDir } = on;
  const args = [dataDir, site.ready.radio ?? '', String(speed), id, more.pin, more.port, step];
  const child = spawn(process.execPath, [join(import.meta.dirname, 'ocppJobProcess.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
};

/** Kills the process as soon as it has written that record; the record is on the disk before it is told. */
const killedBehind = async (child: ChildProcess, record: string): Promise<void> => {
  if (!child.stdout) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== record) continue;
    child.kill('SIGKILL');
    break;
  }
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
};

const kills = [
  ['write', 'intent:settings'],
  ['write', 'write:settings'],
  ['try', 'intent:trial'],
  ['try', 'write:trial'],
  ['activate', 'intent:doors'],
  ['activate', 'write:doors'],
] as const;

test('killed behind every record of writing, trying and activating, the job is led to its end', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed });
  const pin = '482917';
  // With a key, which dies with the process: the local back end knows it again by its hash.
  const id = await preparedJob(on, 1);
  await on.api.jobs.changePin({ id, newPin: pin, pinKeeper: 'owner' });
  const { port } = new URL((await viewOf(on, id)).answers.backend.url ?? '');
  let last = on;
  for (const [step, record] of kills) {
    await last.core.close();
    await killedBehind(startStep(on, id, step, { pin, port }), record);
    last = await on.restart();
    const { api } = last;
    await api.jobs.serveHere({ id, host: '127.0.0.1', port: Number(port) });
    if ((await viewOf(last, id)).backEnd?.activation !== 'none') {
      const isSilent = (await on.site.truth())['ocpp.mode'] === 16;
      if (isSilent) break;
    }
    await resultOf(api.jobs.connect({ id }));
    const { backEnd } = await resultOf(api.jobs.unlock({ id, pin }));
    expect([record, backEnd?.activation]).toEqual([record, 'none']);
    if (backEnd?.trial.isRunning === true) await resultOf(api.jobs.endTrial({ id }));
    if (step === 'write' || backEnd?.isWritten !== true) await resultOf(api.jobs.write({ id }));
  }
  const { api } = last;
  expect((await viewOf(last, id)).backEnd?.activation).not.toBe('none');
  expect(verdictOf(await eventsOf(api.jobs.awaitBackEnd({ id })))).toEqual([['pass', 'back-end-heard']]);
  expect(await api.jobs.finish({ id, note: '' })).toMatchObject({ open: false, interrupted: null });
  await last.core.close();
}, 120_000);
