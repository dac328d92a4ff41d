import { expect, test } from 'vitest';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { openCharger, quiet, visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { atNextReading, lastWriteOf, leadToModbus, setFaults, truthOf } from './lawSite.ts';

/** Two states with something of every stored block in them, something that acts at once, and something that is so already. */
const states: readonly Readonly<Record<string, string>>[] = [
  {
    'settings.maxCurrent': '13 A',
    'display.brightness': '40',
    'schedule.3.energy': '2500',
    'ocpp.url': 'ws://one.example/',
    'network.ntpServer': 'one.example',
    'cards.1.name': 'Anna',
    'limit.current': '8 A',
    'safety.flags': '3',
  },
  {
    'settings.maxCurrent': '16 A',
    'display.brightness': '70',
    'schedule.3.energy': '7000',
    'ocpp.url': 'ws://two.example/longer',
    'network.ntpServer': 'two.example',
    'cards.1.name': 'Žofie',
    'limit.current': '9 A',
    'safety.flags': '3',
  },
];

const storedIn = (values: PointValues): PointValues =>
  Object.fromEntries(Object.entries(values).filter(([point]) => point !== 'limit.current'));

const pickStored = (on: CoreOnSite, serial: string, values: PointValues) =>
  truthOf(on, serial, storedIn(values));

interface Loss {
  /** Opened and with the PIN entered. */
  open(on: CoreOnSite): Promise<DeviceSession>;
  /** The fault of the n-th case; the law ends with the first n whose loss comes too late. */
  fault(n: number): unknown;
}

/** What happened to the run that lost its link: `late` when it was done before. */
const applyWithLoss = async (
  on: CoreOnSite,
  session: DeviceSession,
  wanted: ReturnType<typeof wantedFrom>,
  fault: unknown,
): Promise<string> => {
  const { serial } = session.identity;
  const armed = atNextReading(session, () => setFaults(on, serial, fault));
  const report = (phase: string) => {
    if (phase === 'store') armed.go();
  };
  try {
    await on.core.configurations.apply(armed.session, visitor, wanted, { newPin: null, report });
    return 'late';
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.code;
  }
};

/** The log says of the step that broke what the charger may have taken: everything that changed, and that it is open. */
const expectDescribed = (on: CoreOnSite, runId: string, before: PointValues, after: PointValues): void => {
  const { intent, outcome } = lastWriteOf(on, runId);
  const moved = Object.keys(after).filter((point) => after[point] !== before[point]);
  const announced = on.core.log.eachEntry({});
  const named = [...announced]
    .filter(({ jobId, kind }) => jobId === runId && kind === 'intent')
    .flatMap(({ changes }) => changes.map(({ point }) => point));
  expect(named).toEqual(expect.arrayContaining(moved));
  if (intent === undefined) return;
  const results = new Set(outcome?.changes.map(({ result }) => result));
  if (outcome?.outcome === 'done') expect([...results]).toEqual(['in-force']);
  else expect([outcome?.outcome, [...results]]).toEqual(['failed', ['unknown']]);
};

/** Loses the link at the n-th place of an apply and goes on with the run; false when the apply was over before. */
const loseAndResume = async (on: CoreOnSite, loss: Loss, n: number): Promise<boolean> => {
  const { configurations } = on.core;
  const session = await loss.open(on);
  const { serial } = session.identity;
  const { 'settings.maxCurrent': nowA } = await session.read(['settings.maxCurrent']);
  const wanted = wantedFrom(session, states[nowA === 13 ? 1 : 0] ?? {});
  const old = await pickStored(on, serial, wanted.values);
  const ended = await applyWithLoss(on, session, wanted, loss.fault(n));
  const seen = await pickStored(on, serial, wanted.values);
  // All old or all new, never something of both.
  expect([
    n,
    [storedIn(wanted.values), old].some((state) => JSON.stringify(state) === JSON.stringify(seen)),
  ]).toEqual([n, true]);
  if (ended === 'late') {
    await setFaults(on, serial, {});
    return false;
  }
  await expect.poll(() => configurations.interrupted().map(({ serial: of }) => of)).toEqual([serial]);
  const [run] = configurations.interrupted();
  expectDescribed(on, run?.id ?? '', old, seen);
  await configurations.resume(run?.id ?? '', await loss.open(on), { ...quiet, newPin: null });
  expect(configurations.interrupted()).toEqual([]);
  expect(await truthOf(on, serial, wanted.values)).toEqual(wanted.values);
  return true;
};

/** Every place of an apply where the link can be lost, until one comes too late. */
const loseEverywhere = async (on: CoreOnSite, loss: Loss, step: number): Promise<number> => {
  let n = 1;
  while (await loseAndResume(on, loss, n)) n += step;
  expect(on.core.log.verify().brokenAt).toBeNull();
  return n;
};

test('a link lost behind any packet of an apply over Bluetooth ends in what is wanted', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const packets = await loseEverywhere(
    on,
    { open: () => openCharger(on), fault: (n) => ({ radio: { dropAfterPackets: n } }) },
    1,
  );
  expect(packets).toBeGreaterThan(30);
}, 240_000);

test.each(['before', 'half', 'after'] as const)(
  'a connection cut %s any answer of an apply over Modbus ends in what is wanted',
  async (at) => {
    await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
    const pin = await leadToModbus(on);
    const frames = await loseEverywhere(
      on,
      {
        open: async () => {
          const session = await openCharger(on, 0, 'modbus');
          await on.core.devices.unlock(session.id, pin);
          return session;
        },
        fault: (n) => ({ modbus: { dropAfterFrames: n, at } }),
      },
      1,
    );
    expect(frames).toBeGreaterThan(15);
  },
  240_000,
);
