import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDesiredFile } from '#core/provisioning/desiredFile.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { openCharger, quiet, visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { anyState, anythingForbidden, writablePoints } from './anyState.ts';
import { isWhole } from './lawSite.ts';

const none = { ...quiet, newPin: null };

/** As a person writes it down: everything a text, and a text kept from being taken for something else. */
const linesOf = (state: PointValues): Record<string, string> =>
  Object.fromEntries(Object.entries(state).map(([point, value]) => [point, String(value)]));

const storedTruth = async (on: CoreOnSite, names: readonly string[]) => {
  const truth = await on.site.truth();
  return Object.fromEntries(names.map((name) => [name, truth[name]]));
};

test(`any state is reached, planned as reached, and gone back from (${isWhole ? 200 : 25} states)`, async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { configurations } = on.core;
  const session = await openCharger(on);
  // So that a name of a Wi-Fi is never refused for its missing password.
  await configurations.apply(session, visitor, wantedFrom(session, { 'wifi.password': 'somewhere' }), none);
  const names = writablePoints(session.profile).map(({ name }) => name);
  await fc.assert(
    fc.asyncProperty(anyState(session.profile, session.identity.hardwareMaxA), async (state) => {
      const before = await storedTruth(on, names);
      const wanted = wantedFrom(session, linesOf(state));
      const { snapshotId } = await configurations.apply(session, visitor, wanted, none);
      expect(await storedTruth(on, Object.keys(wanted.values))).toEqual(inTruth(wanted.values));
      expect((await configurations.plan(session, visitor, wanted, none)).steps).toEqual([]);
      await configurations.rollback(session, visitor, snapshotId, none);
      expect(await storedTruth(on, names)).toEqual(before);
    }),
    { numRuns: isWhole ? 200 : 25, endOnFailure: true },
  );
}, 240_000);

/** The charger itself knows "no limit" as nothing and addresses as their bytes. */
const inTruth = (values: PointValues) =>
  Object.fromEntries(
    Object.entries(values).map(([point, value]) => [
      point,
      value === 'none' ? null : typeof value === 'string' && isIpv4(value) ? hexOf(value) : value,
    ]),
  );
const isIpv4 = (text: string) => /^\d{1,3}(\.\d{1,3}){3}$/.test(text);
const hexOf = (ip: string) => Buffer.from(ip.split('.').map(Number)).toString('hex');

/** Something good in the same file. */
const beside = (point: string) =>
  point === 'display.brightness' ? 'display.brightnessIdle' : 'display.brightness';

test('nothing outside the range of a point is ever written, whatever a desired file says', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const session = await openCharger(on);
  const { profile, identity } = session;
  const { hardwareMaxA } = identity;
  const options = { file: 'x.yaml', profile, hardwareMaxA };
  const refused: [string, string][] = [];
  await fc.assert(
    fc.asyncProperty(anythingForbidden(profile, hardwareMaxA), async ([point, text]) => {
      const file = `points:\n  ${point}: ${JSON.stringify(text)}\n  ${beside(point)}: 40\n`;
      expect(() => parseDesiredFile(file, options)).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^point\.(out-of-range|bad-value)$/) }),
      );
      refused.push([point, text]);
    }),
    { numRuns: 500 },
  );
  // Also what comes another way than by file: as values, beside something good.
  for (const [point, text] of refused.slice(0, 60)) {
    const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    const wanted = { values: { [beside(point)]: 40, [point]: value }, secrets: {}, generation: null };
    const error: unknown = await on.core.configurations
      .apply(session, visitor, wanted, none)
      .catch((e: unknown) => e);
    expect([point, text, isAppError(error) && error.code]).toEqual([
      point,
      text,
      expect.stringMatching(/^point\.(out-of-range|bad-value)$/),
    ]);
  }
  expect(await on.site.truth()).toMatchObject({ 'generation.settings': 1, 'commit.state': 0 });
}, 120_000);

test('what acts by itself, or is only measured, is no part of any plan', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const session = await openCharger(on);
  for (const point of ['command.run', 'commit.key', 'access.pin', 'meter.power']) {
    const wanted = { values: { [point]: 1 }, secrets: {}, generation: null };
    await expect(on.core.configurations.apply(session, visitor, wanted, none)).rejects.toMatchObject({
      code: 'point.read-only',
    });
  }
  expect(await on.site.truth()).toMatchObject({ 'generation.settings': 1 });
});
