import { setTimeout as wait } from 'node:timers/promises';
import { boot, goodCharger, rawCharger, startTestBackEnd } from '#tests/support/ocppBackEnd.ts';
import { report } from './support/report.ts';

const heartbeatsInAll = 1000;
const stormRounds = 20;
const promisedFor = 50;
/** What the product has promised for 50 charge points and for the storm. */
const bootLimitMs = 5000;
const answerLimitMs = 100;
const growthLimitMb = 50;
const stormLimitMs = 10_000;

const rssMb = (): number => Math.round(process.memoryUsage().rss / 1_048_576);

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0;

/** Back end and chargers share this process; the memory is that of both. */
const chargePoints = async (count: number): Promise<void> => {
  await using site = await startTestBackEnd({ identities: [], maxConnections: 2 * count });
  const before = rssMb();
  const startedMs = performance.now();
  const chargers = Array.from({ length: count }, (_, n) => goodCharger(site.backEnd.port, `CP${n}`));
  await Promise.all(
    chargers.map(async (charger) => {
      await charger.connect();
      await charger.call('BootNotification', boot);
    }),
  );
  const bootedMs = performance.now() - startedMs;
  const waits: number[] = [];
  for (let sent = 0; sent < heartbeatsInAll; sent += count)
    await Promise.all(
      chargers.slice(0, heartbeatsInAll - sent).map(async (charger) => {
        const askedMs = performance.now();
        await charger.call('Heartbeat', {});
        waits.push(performance.now() - askedMs);
      }),
    );
  const all = performance.now() - startedMs;
  // Promised for 50; more are measured to see how it grows.
  const promise = count === promisedFor ? { goal: 1 } : {};
  const tell = (what: string, value: number, unit: string, limit: number) =>
    report({
      bench: `ocpp ${what}`,
      value,
      unit,
      peer: { what: 'limit', value: limit },
      ...promise,
      size: count,
    });
  tell('connect and boot', bootedMs, 'ms', bootLimitMs);
  tell(`connect, boot, ${heartbeatsInAll} heartbeats`, all, 'ms', bootLimitMs);
  tell('answer p99', quantile(waits, 0.99), 'ms', answerLimitMs);
  tell('memory grown', Math.max(1, rssMb() - before), 'MB', growthLimitMb);
  await Promise.all(chargers.map((charger) => charger.close({})));
};

const storm = async (): Promise<void> => {
  await using site = await startTestBackEnd({ identities: [], maxConnections: 500 });
  const before = rssMb();
  const startedMs = performance.now();
  for (let round = 0; round < stormRounds; round += 1)
    await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const charger = await rawCharger(site.backEnd.port, `CP${n}`);
        charger.socket.terminate();
        await charger.closed;
      }),
    );
  const allMs = Math.round(performance.now() - startedMs);
  await wait(200);
  const left = site.backEnd.chargers().filter(({ isConnected }) => isConnected).length;
  if (left > 0) throw new Error(`${left} connections are left`);
  const size = stormRounds * 50;
  report({
    ...{ bench: 'ocpp reconnection storm', value: allMs, unit: 'ms', size },
    peer: { what: 'limit', value: stormLimitMs },
    goal: 1,
  });
  report({
    ...{ bench: 'ocpp storm memory grown', value: Math.max(1, rssMb() - before), unit: 'MB', size },
    peer: { what: 'limit', value: growthLimitMb },
    goal: 1,
  });
};

await chargePoints(50);
await chargePoints(500);
await storm();
