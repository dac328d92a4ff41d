import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { holdClock } from '#tests/support/heldClock.ts';

// Before anything takes a timer: the driver keeps the ones it finds when it is loaded.
const clock = holdClock();
const { createTestBackEnd } = await import('#core/createTestBackEnd.ts');
const { startIdleProxy } = await import('#tests/support/idleProxy.ts');
const { boot, rawCharger } = await import('#tests/support/ocppBackEnd.ts');

const secondMs = 1000;
/** What travels between two processes of one computer is there after a few turns of the loop. */
const turns = 4;

const pass = async (seconds: number, isOver: () => boolean): Promise<number> => {
  for (let passed = 0; passed < seconds; passed += 1) {
    if (isOver()) return passed;
    clock.pass(secondMs);
    for (let nth = 0; nth < turns; nth += 1) await turn();
  }
  return seconds;
};

/** A charger that says nothing after its boot, behind a proxy that cuts what is silent for a minute. */
const idle = async (hours: number, pingIntervalMs?: number) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'nexus-twelve-hours-'));
  const backEnd = await createTestBackEnd(
    {
      ...{ host: '127.0.0.1', port: 0, identities: [], mode: 'report', minutes: 1440 },
      ...{ heartbeatIntervalS: 86_400, ...(pingIntervalMs === undefined ? {} : { pingIntervalMs }) },
    },
    dataDir,
  );
  const proxy = await startIdleProxy(backEnd.port, 60 * secondMs);
  const charger = await rawCharger(proxy.port);
  charger.send([2, '1', 'BootNotification', boot]);
  await charger.next();
  const before = proxy.passed();
  const seconds = await pass(hours * 3600, () => proxy.cuts() > 0);
  const [seen] = backEnd.chargers();
  const result = { seconds, cuts: proxy.cuts(), passed: proxy.passed() - before, seen };
  charger.socket.terminate();
  await proxy[Symbol.asyncDispose]();
  const closed = backEnd.close('asked');
  await pass(10, () => false);
  await closed;
  rmSync(dataDir, { recursive: true, force: true });
  return result;
};

const usual = await idle(12);
const withoutPings = await idle(1, 86_400_000);
process.stdout.write(`${JSON.stringify({ usual, withoutPings })}\n`, () => process.exit(0));
