import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { networkLines, openCharger, quiet, visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, openCoreOn } from '#tests/support/coreOnSite.ts';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';
import type { ApplyOrder } from './applyChild.ts';
import { beNew, isWhole, lastWriteOf, newPin, openWhatIsOpen, stride, truthOf } from './lawSite.ts';

const speed = 40;
const child = join(import.meta.dirname, 'applyChild.ts');

/** Applies in a process of its own that is gone behind the n-th record; false when it came to its end. */
const applyAndKill = async (order: ApplyOrder): Promise<boolean> => {
  const running = spawn(process.execPath, [child, JSON.stringify(order)], { stdio: 'inherit' });
  await once(running, 'exit');
  if (running.signalCode === 'SIGKILL') return true;
  expect(running.exitCode).toBe(0);
  return false;
};

const orderFor = (site: PracticeSite, dataDir: string): Omit<ApplyOrder, 'lines' | 'killAt'> => {
  const [charger] = site.ready.chargers;
  const { serial = '', pin = '' } = charger ?? {};
  return { dataDir, radioSocket: site.ready.radio ?? '', serial, pin, newPin: null, speed };
};

/** What the dead process had announced and not ended is closed as interrupted by whoever starts next. */
const expectInterruptedIsTold = (on: CoreOnSite, runId: string): void => {
  const { intent, outcome } = lastWriteOf(on, runId);
  if (intent === undefined) return;
  const interrupted = [...on.core.log.eachEntry({})].find(
    ({ kind, intentId }) => kind === 'interrupted' && intentId === intent.id,
  );
  expect(interrupted === undefined).toBe(outcome?.kind === 'write');
};

const stateNamed = (name: string, amps: string): Readonly<Record<string, string>> => ({
  'settings.maxCurrent': amps,
  'display.brightness': String(name.length),
  'ocpp.url': `ws://${name}.example/`,
  'network.ntpServer': name,
  'cards.2.name': name,
  'failsafe.current': '7 A',
});

const pick = (truth: Readonly<Record<string, unknown>>, points: PointValues) =>
  Object.fromEntries(Object.keys(points).map((point) => [point, truth[point]]));

const ways = ['resume', 'rollback'] as const;

test.each(ways)(
  'a run killed behind any record of its journal can be ended by %s',
  async (way) => {
    await using site = await startSite({ chargers: 1, speed });
    const dataDir = mkdtempSync(join(tmpdir(), 'nexus-laws-'));
    const order = orderFor(site, dataDir);
    let killAt = 1;
    for (; ; killAt += 1) {
      const lines = stateNamed(`${way}${'x'.repeat(killAt)}`, killAt % 2 === 0 ? '13 A' : '16 A');
      const before = await site.truth();
      const wasKilled = await applyAndKill({ ...order, lines, killAt });
      const on = await openCoreOn(site, { dataDir, speed });
      try {
        const { configurations } = on.core;
        const [run] = configurations.interrupted();
        // Behind the snapshot nothing has begun: the next record is the first one of a run.
        expect([killAt, run !== undefined]).toEqual([killAt, wasKilled && killAt > 1]);
        if (!wasKilled) break;
        if (!run) continue;
        expectInterruptedIsTold(on, run.id);
        const session = await openCharger(on);
        const { values } = wantedFrom(session, lines);
        if (way === 'resume') {
          await configurations.resume(run.id, session, { ...quiet, newPin: null });
          expect(await truthOf(on, order.serial, values)).toEqual(values);
        } else {
          await configurations.rollback(session, visitor, run.snapshotId, { ...quiet, newPin: null });
          const { 'failsafe.current': _ram, ...stored } = values;
          expect(await truthOf(on, order.serial, stored)).toEqual(pick(before, stored));
        }
        expect(configurations.interrupted()).toEqual([]);
        expect(on.core.log.verify().brokenAt).toBeNull();
      } finally {
        await on.core.close();
      }
    }
    // Snapshot, two announcements with what came of each.
    expect(killAt).toBe(6);
    rmSync(dataDir, { recursive: true, force: true });
  },
  120_000,
);

test(`a run killed behind ${isWhole ? 'any' : 'every second'} record on its way to the network ends there`, async () => {
  await using site = await startSite({ chargers: 1, speed });
  const dataDir = mkdtempSync(join(tmpdir(), 'nexus-laws-'));
  const order = { ...orderFor(site, dataDir), newPin };
  let killAt = 2;
  for (; ; killAt += stride(2)) {
    const on = await openCoreOn(site, { dataDir, speed });
    const lines = { ...networkLines(on), ...stateNamed('net', '13 A'), 'commit.confirmTimeout': '900 s' };
    await beNew(on, order.serial);
    await on.core.close();
    const wasKilled = await applyAndKill({ ...order, lines, killAt });
    const next = await openCoreOn(site, { dataDir, speed });
    try {
      const { configurations } = next.core;
      const [run] = configurations.interrupted();
      expect([killAt, run !== undefined]).toEqual([killAt, wasKilled]);
      if (!run) break;
      expectInterruptedIsTold(next, run.id);
      const session = await openWhatIsOpen(next, order.serial, killAt);
      const { values, secrets } = wantedFrom(session, lines);
      const resumed = await configurations.resume(run.id, session, { ...quiet, newPin, secrets });
      expect([killAt, resumed.door]).toEqual([killAt, 'modbus']);
      expect(await truthOf(next, order.serial, { ...values, 'commit.state': 0 })).toEqual({
        ...values,
        'commit.state': 0,
      });
      expect(next.core.log.verify().brokenAt).toBeNull();
    } finally {
      await next.core.close();
    }
  }
  expect(killAt).toBeGreaterThan(9);
  rmSync(dataDir, { recursive: true, force: true });
}, 180_000);
