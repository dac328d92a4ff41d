import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { createOcppServer } from '#core/adapters/ocpp/createOcppServer.ts';
import { createOcppFiles } from '#core/adapters/ocpp/ocppFiles.ts';
import { createOcppSchema } from '#core/adapters/ocpp/ocppSchema.ts';
import { startBackEnd } from '#core/ocpp/backEnd/startBackEnd.ts';
import { startIdleProxy } from '#tests/support/idleProxy.ts';
import { boot, goodCharger, startTestBackEnd, type TestBackEnd } from '#tests/support/ocppBackEnd.ts';
import { virtualOcppCharger } from '#tests/support/virtualOcppCharger.ts';

const run = promisify(execFile);
const until = (isIt: () => void) => vi.waitFor(isIt, { timeout: 15_000, interval: 20 });

/** A charger that is idle behind something that cuts what is silent for 300 ms: an hour of a proxy's minute. */
const idleCharger = async (site: TestBackEnd) => {
  const proxy = await startIdleProxy(site.backEnd.port, 300);
  const charger = goodCharger(proxy.port);
  await charger.connect();
  await charger.call('BootNotification', boot);
  return proxy;
};

test('L3: twelve hours of silence outlast a proxy that cuts after a minute, on a clock that is moved on', async () => {
  // A process of its own: the driver keeps the timers it finds when it is loaded.
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'twelveHours.ts')]);
  const { usual, withoutPings } = JSON.parse(stdout);
  // A ping and its pong every 25 s.
  expect(usual).toMatchObject({ seconds: 43_200, cuts: 0, passed: 2 * (43_200 / 25) });
  expect(usual.seen).toMatchObject({ isConnected: true, isReady: true });
  expect(withoutPings).toMatchObject({ seconds: 60, cuts: 1, seen: { isConnected: false } });
});

test('L3: without pings the proxy drops the session, and it is shown as lost, not as a fault of the charger', async () => {
  await using site = await startTestBackEnd({ pingIntervalMs: 60_000 });
  await using proxy = await idleCharger(site);
  const attempt = await site.untilAttempt(({ failed }) => failed === 'alive');
  expect(attempt).toMatchObject({ diagnosis: 'lost', reached: 'boot' });
  expect(proxy.cuts()).toBe(1);
});

test('L5: a session over which the laptop slept is lost, and goes on without a boot', async () => {
  await using site = await startTestBackEnd({ pingIntervalMs: 200 });
  await using proxy = await startIdleProxy(site.backEnd.port);
  using one = virtualOcppCharger();
  one.activate(`ws://127.0.0.1:${proxy.port}/ocpp`);
  await until(() => expect(site.backEnd.chargers()[0]?.connectors).toHaveLength(2));
  proxy.freeze();
  await site.untilAttempt(({ failed, diagnosis }) => failed === 'alive' && diagnosis === 'lost');
  expect(site.backEnd.chargers()).toMatchObject([{ isConnected: false }]);
  proxy.wake();
  await until(() => expect(site.backEnd.chargers()).toMatchObject([{ isConnected: true, isReady: true }]));
  const boots = site
    .ofKind('frame')
    .filter(({ frame }) => frame.text?.includes('"BootNotification"') === true);
  expect(boots).toHaveLength(1);
  expect(one.virtual.truth()['ocpp.status']).toBe(3);
  expect(await site.backEnd.run({ command: 'GetConfiguration' })).toMatchObject({ kind: 'configuration' });
});

test('H12: when the interface it listens at vanishes it says so and ends', async () => {
  await using site = await startTestBackEnd();
  let addresses = ['127.0.0.1'];
  const network = { addresses: () => addresses, lookEveryMs: 20 };
  const backEnd = await startBackEnd(
    {
      server: createOcppServer(network),
      schema: createOcppSchema(),
      files: createOcppFiles(site.dataDir, Date.now),
      clock: { nowMs: Date.now },
    },
    { host: '127.0.0.1', port: 0, identities: [], mode: 'report', minutes: 5, heartbeatIntervalS: 60 },
  );
  const closed = new Promise((resolve) => {
    backEnd.onEvent((event) => event.event === 'closed' && resolve(event.reason));
  });
  const charger = goodCharger(backEnd.port);
  await charger.connect();
  addresses = [];
  expect(await closed).toBe('interface-gone');
  await charger.close({});
});
