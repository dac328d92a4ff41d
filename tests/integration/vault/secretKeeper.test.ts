import { expect, test } from 'vitest';
import { createSecretKeeper } from '#core/provisioning/secretKeeper.ts';
import { appError } from '#shared/errors/appError.ts';
import { newVault } from './vaultFixture.ts';

const serial = 'NX-2604-0017';
const point = 'wifi.password';

test('work that broke off goes on with the secret it was about to write', async () => {
  const keeper = createSecretKeeper(await newVault());
  keeper.remember(serial, point, 'old password');
  const lost = () => Promise.reject(appError('device.link-lost', { device: 'NEXUS-0017' }));
  await expect(keeper.during(serial, { [point]: 'new password' }, lost)).rejects.toMatchObject({
    code: 'device.link-lost',
  });
  expect(keeper.current(serial, point)).toBe('old password');
  expect(keeper.meant(serial, point)).toBe('new password');
  await keeper.during(serial, { [point]: keeper.meant(serial, point) ?? '' }, async () => undefined);
  expect(keeper.current(serial, point)).toBe('new password');
});

test('a secret that was refused is not gone on with', async () => {
  const keeper = createSecretKeeper(await newVault());
  keeper.remember(serial, point, 'old password');
  const refused = () =>
    Promise.reject(appError('write.refused-value', { device: 'NEXUS-0017', register: 1 }));
  await expect(keeper.during(serial, { [point]: 'new password' }, refused)).rejects.toThrow();
  expect(keeper.meant(serial, point)).toBe('old password');
});
