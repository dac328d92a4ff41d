import { expect, test } from 'vitest';
import { profileForFirmware } from '#shared/profile/profileForFirmware.ts';
import { nexusProfile } from '#tests/profiles/allProfiles.ts';

const profile = {
  ...nexusProfile(),
  variants: [{ id: 'early', below: '1.10.0', without: ['residual.dc'], source: 'register-map' }],
};

test.each([
  ['1.9.3', false],
  ['1.9.3+build.4', false],
  ['1.10.0', true],
  ['2.0', true],
])('firmware %s has the point: %s', (firmware, has) => {
  expect(profileForFirmware(profile, firmware).points.has('residual.dc')).toBe(has);
});

test('a profile without variants stays as it is', () => {
  expect(profileForFirmware(nexusProfile(), '0.1.0')).toEqual(nexusProfile());
});
