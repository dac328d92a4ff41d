import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/domain/firmware/canonicalJson.ts';
import { firmwareChanges } from '#shared/domain/firmware/changesBetween.ts';
import { type FirmwareTarget, firmwareVerdict } from '#shared/domain/firmware/compatibility.ts';
import {
  compareFirmware,
  firmwareVersionText,
  parseFirmwareVersion,
} from '#shared/domain/firmware/firmwareVersion.ts';
import type { FirmwareRelease } from '#shared/domain/firmware/manifest.ts';
import { siteVersions } from '#shared/domain/firmware/siteVersions.ts';
import { createTransferMeter } from '#shared/domain/firmware/transferRate.ts';

const number = fc.integer({ min: 0, max: 0xffff_ffff });

test('a version is the same number and text both ways, and compares as its number', () => {
  fc.assert(
    fc.property(number, number, (left, right) => {
      const [a, b] = [firmwareVersionText(left), firmwareVersionText(right)];
      expect(parseFirmwareVersion(a)).toBe(left);
      expect(Math.sign(compareFirmware(a, b))).toBe(Math.sign(left - right));
    }),
  );
});

test.each(['', '1', '1.2', '01.2.3', '1.2.3+0', '1.2.3+07', '256.0.0', '1.2.3 ', 'v1.2.3', '1.2.-3'])(
  '“%s” is no version',
  (text) => {
    expect(parseFirmwareVersion(text)).toBeUndefined();
  },
);

test('canonical JSON is one text per value, whatever the order of its keys', () => {
  const value = fc.jsonValue();
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), (fields) => {
      const turned = Object.fromEntries(Object.entries(fields).toReversed());
      expect(canonicalJson(turned)).toBe(canonicalJson(fields));
      expect(JSON.parse(canonicalJson(fields))).toEqual(JSON.parse(JSON.stringify(fields)));
    }),
  );
});

const release = (change: Partial<FirmwareRelease> = {}): FirmwareRelease => ({
  vendor: 'NEXUS',
  models: ['NEXUS 32'],
  hardwareFrom: 1,
  hardwareTo: 2,
  version: '1.5.0',
  releasedOn: '2026-06-02',
  minFirmware: null,
  wayBack: true,
  capabilities: 0xffff_ffff,
  capabilitiesAdded: [],
  capabilitiesLost: [],
  comparedWith: null,
  knownProblems: [],
  notes: { en: [] },
  ...change,
});

const target: FirmwareTarget = {
  vendor: 'NEXUS',
  model: 'NEXUS 32',
  hardware: 1,
  firmware: '1.4.2+7',
  capabilities: 0xffff_efff,
  practice: true,
};

const verdict = (change: Partial<FirmwareRelease>, signedBy: 'vendor' | 'practice' | null = 'practice') =>
  firmwareVerdict(target, { release: release(change), signedBy }, false);

test('each reason against a firmware is told as what it is', () => {
  expect(verdict({})).toEqual({ kind: 'fits', isDowngrade: false, isFinal: false });
  expect(verdict({ version: '1.4.2+7' })).toEqual({ kind: 'same' });
  expect(verdict({ version: '1.4.0' })).toEqual({ kind: 'fits', isDowngrade: true, isFinal: false });
  expect(verdict({ wayBack: false })).toMatchObject({ isFinal: true });
  const refused = (change: Partial<FirmwareRelease>, obstacle: string) =>
    expect(verdict(change)).toEqual({ kind: 'refused', obstacle });
  refused({ vendor: 'OTHER' }, 'other-vendor');
  refused({ models: ['NEXUS 40'] }, 'wrong-model');
  refused({ hardwareFrom: 2 }, 'wrong-hardware');
  refused({ minFirmware: '1.4.3' }, 'needs-step');
  expect(verdict({}, null)).toMatchObject({ obstacle: 'no-package' });
  const real = { ...target, practice: false };
  expect(firmwareVerdict(real, { release: release(), signedBy: 'practice' }, false)).toMatchObject({
    obstacle: 'practice-only',
  });
  expect(
    firmwareVerdict(target, { release: release({ version: '1.4.0' }), signedBy: 'practice' }, true),
  ).toMatchObject({ obstacle: 'behind-no-way-back' });
});

test('whatever the versions, a firmware that fits is never below the lowest one nor the same', () => {
  fc.assert(
    fc.property(number, number, number, fc.boolean(), (now, then, least, isFinal) => {
      const found = firmwareVerdict(
        { ...target, firmware: firmwareVersionText(now) },
        {
          release: release({
            version: firmwareVersionText(then),
            minFirmware: least === 0 ? null : firmwareVersionText(least),
          }),
          signedBy: 'vendor',
        },
        isFinal,
      );
      if (found.kind !== 'fits') return;
      expect(now).toBeGreaterThanOrEqual(least);
      expect(then).not.toBe(now);
      expect(found.isDowngrade).toBe(then < now);
      expect(found.isDowngrade && isFinal).toBe(false);
    }),
  );
});

const problem = (id: string) => ({ id, fixedIn: null, text: { en: id } });

test('a change of two steps brings what both bring, and says which problems end, stay and come', () => {
  const library = [
    release({ version: '2.0.0', capabilitiesAdded: [12], knownProblems: [problem('B'), problem('C')] }),
    release({ version: '1.5.0', capabilitiesAdded: [3] }),
    release({ version: '1.4.2+7', knownProblems: [problem('A'), problem('B')] }),
    release({ version: '1.4.0' }),
  ];
  const [newest = release()] = library;
  const installed = { firmware: '1.4.2+7', capabilities: 0xffff_efff };
  const changes = firmwareChanges(installed, newest, library);
  expect(changes.releases.map(({ version }) => version)).toEqual(['2.0.0', '1.5.0']);
  expect([changes.gained, changes.lost]).toEqual([[12], []]);
  expect(
    [changes.solved, changes.remaining, changes.arising].map((list) => list.map(({ id }) => id)),
  ).toEqual([['A'], ['B'], ['C']]);
  const older = firmwareChanges(installed, release({ version: '1.4.0', capabilities: 0xff7f_ffff }), library);
  expect([older.isDowngrade, older.releases.map(({ version }) => version), older.lost]).toEqual([
    true,
    ['1.4.2+7'],
    [23],
  ]);
});

test('the chargers of a site stand by version, the newest first', () => {
  const charger = (serial: string, firmware: string) => ({
    serial,
    firmware,
    name: serial,
    model: 'NEXUS 32',
  });
  const found = siteVersions([charger('a', '1.4.0'), charger('b', '1.10.0'), charger('c', '1.4.0')]);
  expect(found.map(({ version, chargers }) => [version, chargers.length])).toEqual([
    ['1.10.0', 1],
    ['1.4.0', 2],
  ]);
});

test('a transfer tells its pace after a second, and none after it began anew', () => {
  const meter = createTransferMeter();
  expect(meter(0, 10_000, 0)).toEqual({ bytesPerSecond: null, secondsLeft: null });
  expect(meter(2000, 10_000, 2000)).toEqual({ bytesPerSecond: 1000, secondsLeft: 8 });
  expect(meter(0, 10_000, 3000)).toEqual({ bytesPerSecond: null, secondsLeft: null });
});
