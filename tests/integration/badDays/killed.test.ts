import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { goodCircuit, openJob, resultOf } from '#tests/support/jobSteps.ts';
import { codeOf, entriesOf, faults, nothingIsLost, reconnect } from './badDay.ts';

const speed = 20;

const startJobProcess = ({ site, dataDir }: CoreOnSite, id: string, ...more: string[]): ChildProcess => {
  const [charger] = site.ready.chargers;
  const args = [dataDir, site.ready.radio ?? '', String(speed), id, charger?.pin ?? '', ...more];
  const child = spawn(process.execPath, [join(import.meta.dirname, 'jobProcess.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
};

const untilItSays = async (child: ChildProcess, text: string): Promise<void> => {
  if (!child.stdout) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) if (line === text) return;
  throw new Error(`ended without "${text}"`);
};

const kill = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL');
  await once(child, 'exit');
};

/** A job whose process is killed between the intent to write its settings and the outcome. */
const killedWhileWriting = async (on: CoreOnSite) => {
  const { id } = await openJob(on, 'own-circuit');
  await on.api.jobs.save({ id, circuit: goodCircuit });
  await on.api.jobs.disconnect({ id });
  await faults(on, { radio: { latencyMs: 15 } });
  const child = startJobProcess(on, id);
  await untilItSays(child, 'settings');
  await kill(child);
  await faults(on, { clear: true });
  return { id, after: await on.restart() };
};

test('killed while writing, the job says which values are unknown and is written to the end', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed });
  const { id, after } = await killedWhileWriting(on);
  const { api, site } = after;
  const interrupted = (await entriesOf(after, id)).filter(({ kind }) => kind === 'interrupted');
  expect(interrupted).toMatchObject([
    {
      outcome: 'interrupted',
      changes: expect.arrayContaining([
        expect.objectContaining({ point: 'settings.maxCurrent', result: 'unknown' }),
      ]),
    },
  ]);
  const view = await reconnect(after, id);
  expect(view.interrupted?.points).toContain('settings.maxCurrent');
  expect(view.status.written).toBe('interrupted');

  const { job, proof } = await resultOf(api.jobs.write({ id }));
  expect(proof.every(({ result }) => result === 'in-force')).toBe(true);
  expect(job).toMatchObject({ interrupted: null, status: { written: 'settings' } });
  expect(await site.truth()).toMatchObject({ 'settings.maxCurrent': 16 });
  expect((await entriesOf(after, id)).filter(({ kind }) => kind === 'interrupted')).toHaveLength(1);
  await nothingIsLost(after, id);
  await after.core.close();
}, 60_000);

test('killed while writing, everything can be put back as it was found', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed });
  const before = await on.site.truth();
  const { id, after } = await killedWhileWriting(on);
  await reconnect(after, id);
  const { job } = await resultOf(after.api.jobs.undo({ id }));
  expect(job).toMatchObject({ interrupted: null, status: { written: 'undone' } });
  const now = await after.site.truth();
  for (const point of ['settings.maxCurrent', 'settings.installLimit'])
    expect(now[point]).toBe(before[point]);
  await nothingIsLost(after, id);
  await after.core.close();
}, 60_000);

test('a charger in use by another process is refused by its holder’s name at once, and free after its death', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed });
  const { id } = await openJob(on, 'own-circuit');
  await on.api.jobs.disconnect({ id });
  const child = startJobProcess(on, id, 'hold');
  await untilItSays(child, 'connected');
  const serial = on.site.ready.chargers[0]?.serial ?? '';
  for (const target of [`ble:${serial}`, `ble:${on.site.ready.chargers[0]?.name}`]) {
    const opening = on.core.devices.open(target, { jobId: null });
    await expect(opening).rejects.toMatchObject({ code: 'device.leased', details: { holder: 'window' } });
  }
  await kill(child);
  expect(await codeOf(on.core.devices.open(`ble:${serial}`, { jobId: null }))).toBeNull();
}, 60_000);
