import { expect, test } from 'vitest';
import type { FollowedUpdateView } from '#shared/contract/firmware.ts';
import { openCharger } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { makePackage } from '#tests/support/practiceFirmware.ts';
import { insideOf } from './firmwareSite.ts';

type Seen = FollowedUpdateView | null;

const begin = async (on: CoreOnSite, version: string, keep = true): Promise<string> => {
  const { id: deviceId } = await openCharger(on);
  const place = { deviceId, siteId: null, person: 'Jana' };
  await on.api.firmware.update({
    ...{ ...place, version, keep },
    acceptsDowngrade: false,
    acceptsNoWayBack: false,
  });
  return deviceId;
};

/** Follows until `isEnough`, then leaves; answers what was seen. */
const follow = async (
  on: CoreOnSite,
  deviceId: string,
  isEnough: (state: Seen) => boolean,
): Promise<Seen[]> => {
  const leaving = new AbortController();
  const seen: Seen[] = [];
  for await (const state of await on.api.firmware.watch({ deviceId }, { signal: leaving.signal })) {
    seen.push(state);
    if (isEnough(state)) leaving.abort();
  }
  return seen;
};

const isSending = (state: Seen) => state?.phase === 'sending' && state.done > 10_000;
const hasEnded = (state: Seen) => state !== null && state.ending !== null;

test('an update goes on when its starter leaves, and who looks later sees it to its end', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const deviceId = await begin(on, '1.5.0');
  const first = await follow(on, deviceId, isSending);
  expect(first.at(-1)).toMatchObject({ from: '1.4.2+7', version: '1.5.0', canCancel: true, ending: null });
  const second = await follow(on, deviceId, hasEnded);
  expect(second[0]).toMatchObject({ id: first[0]?.id, ending: null });
  expect(new Set(second.map((state) => state?.phase))).toContain('proving');
  expect(second.at(-1)).toMatchObject({
    canCancel: false,
    ending: {
      kind: 'done',
      result: { version: '1.5.0', state: 'confirmed', changed: [] },
      trialEndsAtMs: null,
    },
  });
  expect(await insideOf(on)).toEqual({ firmware: '1.5.0', state: 0 });
  const [later] = await follow(on, deviceId, () => true);
  expect(later).toEqual(second.at(-1));
  await on.api.firmware.dismiss({ deviceId });
  expect(await follow(on, deviceId, () => true)).toEqual([null]);
}, 60_000);

test('any watcher stops an update before its installation, and a second one is refused meanwhile', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  on.core.firmware.library.import(makePackage('--version', '1.6.0', '--payload-bytes', '900000'), 'x');
  const deviceId = await begin(on, '1.6.0');
  await follow(on, deviceId, isSending);
  await expect(begin(on, '1.5.0')).rejects.toMatchObject({ code: 'device.leased' });
  await on.api.firmware.cancel({ deviceId });
  const seen = await follow(on, deviceId, hasEnded);
  expect(seen.at(-1)?.ending).toEqual({ kind: 'stopped' });
  expect(await insideOf(on)).toEqual({ firmware: '1.4.2+7', state: 1 });
}, 60_000);

test('a trial has its end, and ends for every watcher with the one who confirms', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 10 });
  const deviceId = await begin(on, '1.5.0', false);
  const [ended] = (await follow(on, deviceId, hasEnded)).slice(-1);
  expect(ended?.ending).toMatchObject({ kind: 'done', result: { state: 'on-trial' } });
  const { ending } = ended ?? {};
  const endsAtMs = ending?.kind === 'done' ? (ending.trialEndsAtMs ?? 0) : 0;
  expect(endsAtMs).toBeGreaterThan(on.core.clock.nowMs());
  const watched = follow(on, deviceId, (state) => state === null);
  await on.core.firmware.confirm(deviceId, { siteId: null, visitId: null, person: '', jobId: null });
  expect((await watched).at(-1)).toBeNull();
}, 60_000);

test('an update whose program is quit stays open and is gone on with', async () => {
  await using first = await startCoreOnSite({ chargers: 1, speed: 40 });
  first.core.firmware.library.import(makePackage('--version', '1.6.0', '--payload-bytes', '900000'), 'x');
  await follow(first, await begin(first, '1.6.0'), isSending);
  const on = await first.restart();
  const { id: deviceId } = await openCharger(on);
  const { interrupted } = await on.api.firmware.look({ deviceId });
  expect(interrupted).toMatchObject({ version: '1.6.0' });
  await on.api.firmware.resume({ deviceId, runId: interrupted?.id ?? '' });
  const seen = await follow(on, deviceId, hasEnded);
  expect(seen.at(-1)?.ending).toMatchObject({ kind: 'done', result: { state: 'confirmed' } });
  expect(seen.filter((state) => state?.phase === 'sending')[0]?.done).toBeGreaterThan(10_000);
  await on.core.close();
}, 60_000);
