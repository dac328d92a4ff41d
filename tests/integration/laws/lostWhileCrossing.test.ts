import { expect, test } from 'vitest';
import { networkLines, openCharger, quiet, visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import {
  atNextReading,
  beNew,
  chargerAt,
  doorsOf,
  isWhole,
  newPin,
  openWhatIsOpen,
  setFaults,
  stride,
  truthOf,
} from './lawSite.ts';

/** Loses the link at the n-th place on the way from Bluetooth to Modbus; false when it came too late. */
const loseAndResume = async (on: CoreOnSite, fault: unknown, n: number): Promise<boolean> => {
  const { configurations } = on.core;
  const { serial } = chargerAt(on, 0);
  await beNew(on, serial);
  const session = await openCharger(on);
  const wanted = wantedFrom(session, {
    ...networkLines(on),
    'settings.maxCurrent': '13 A',
    'commit.confirmTimeout': '900 s',
    'failsafe.current': '8 A',
  });
  const armed = atNextReading(session, () => setFaults(on, serial, fault));
  const report = (phase: string) => {
    if (phase === 'store') armed.go();
  };
  const ended = await configurations.apply(armed.session, visitor, wanted, { newPin, report }).then(
    () => 'late',
    () => 'lost',
  );
  if (ended === 'lost') {
    await expect.poll(() => configurations.interrupted().length).toBe(1);
    const [run] = configurations.interrupted();
    const back = await openWhatIsOpen(on, serial, n);
    const resumed = await configurations.resume(run?.id ?? '', back, {
      ...quiet,
      newPin,
      secrets: wanted.secrets,
    });
    expect([n, resumed.door]).toEqual([n, 'modbus']);
    expect(configurations.interrupted()).toEqual([]);
  }
  expect(await truthOf(on, serial, wanted.values)).toEqual(wanted.values);
  // Confirmed: nothing is going to be taken back.
  expect((await on.site.truth(serial))['commit.state']).toBe(0);
  expect((await doorsOf(on, serial)).bluetoothOpen).toBe(false);
  return ended === 'lost';
};

test(`a link lost behind ${isWhole ? 'any' : 'every seventh'} packet on the way to the network ends there`, async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  let n = 1;
  while (await loseAndResume(on, { radio: { dropAfterPackets: n } }, n)) n += stride(7);
  expect(n).toBeGreaterThan(40);
  expect(on.core.log.verify().brokenAt).toBeNull();
}, 240_000);

/** Block A, the access state, the first look, what was wanted and the confirmation; the last ones come too late. */
const framesOfCrossing = 14;

test.each(['before', 'half', 'after'] as const)(
  `a new door cut %s ${isWhole ? 'any' : 'every third'} answer is proven in the end`,
  async (at) => {
    await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
    const lost: number[] = [];
    for (let n = 1; n <= framesOfCrossing; n += stride(3)) {
      if (await loseAndResume(on, { modbus: { dropAfterFrames: n, at } }, n)) lost.push(n);
    }
    expect(lost.length).toBeGreaterThan(0);
    expect(on.core.log.verify().brokenAt).toBeNull();
  },
  240_000,
);
