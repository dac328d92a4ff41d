import { expect, test, vi } from 'vitest';
import { createOcppServer } from '#core/adapters/ocpp/createOcppServer.ts';
import { createOcppFiles } from '#core/adapters/ocpp/ocppFiles.ts';
import { createOcppSchema } from '#core/adapters/ocpp/ocppSchema.ts';
import { startBackEnd } from '#core/ocpp/backEnd/startBackEnd.ts';
import { startIdleProxy } from '#tests/support/idleProxy.ts';
import { boot, goodCharger, startTestBackEnd, type TestBackEnd } from '#tests/support/ocppBackEnd.ts';
import { virtualOcppCharger } from '#tests/support/virtualOcppCharger.ts';

const until = (isIt: () => void) => vi.waitFor(isIt, { timeout: 15_000, interval: 20 });

/** A charger that is idle behind something that cuts what is silent for 300 ms: an hour of a proxy's minute. */
const idleCharger = async (site: TestBackEnd) => {
  const proxy = await startIdleProxy(site.backEnd.port, 300);
  const charger = goodCharger(proxy.port);
  await charger.connect();
  await charger.call('BootNotification', boot);
  return { proxy, charger };
};

test('L3: pings carry a silent session through many cut-offs of a proxy', async () => {
  await using site = await startTestBackEnd({ pingIntervalMs: 100 });
  const { proxy, charger } = await idleCharger(site);
  await using _ = proxy;
  const before = proxy.passed();
  // A ping and its pong every 100 ms: eight times as long as the proxy bears.
  await until(() => expect(proxy.passed() - before).toBeGreaterThan(48));
  expect(proxy.cuts()).toBe(0);
  expect(site.backEnd.chargers()).toMatchObject([{ isConnected: true, isReady: true }]);
  expect(site.backEnd.attempts()).toMatchObject([{ failed: null }]);
  await charger.close({});
});

test('L3: without pings the proxy drops the session, and it is shown as lost, not as a fault of the charger', async () => {
  await using site = await startTestBackEnd({ pingIntervalMs: 60_000 });
  const { proxy } = await idleCharger(site);
  await using _ = proxy;
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
