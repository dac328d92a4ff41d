import { expect, test } from 'vitest';
import { boot, goodCharger, startTestBackEnd } from '#tests/support/ocppBackEnd.ts';

test('the log of messages holds no key that JSON writes differently', async () => {
  const key = String.raw`quote"back\slash123`;
  await using site = await startTestBackEnd({ key });
  const charger = goodCharger(site.backEnd.port, 'CP001', { password: Buffer.from(key) });
  await charger.connect();
  await charger.call('DataTransfer', { vendorId: 'v', data: key });
  await charger.close({});
  const texts = site.ofKind('frame').map(({ frame }) => frame.text ?? '');
  expect(texts.join()).toContain('***');
  expect(texts.join()).not.toContain('slash123');
});

test('the log of messages holds no secret', async () => {
  const key = '0001020304050607FFFFFFFFFFFFFFFFFFFFFFFF';
  await using site = await startTestBackEnd({ key });
  const charger = goodCharger(site.backEnd.port, 'CP001', { password: Buffer.from(key, 'hex') });
  charger.handle('ChangeConfiguration', () => ({ status: 'Accepted' }) as never);
  await charger.connect();
  await charger.call('BootNotification', boot);
  const fresh = 'AnotherKey123456789.';
  const changed = await site.backEnd.run({
    command: 'ChangeConfiguration',
    key: 'AuthorizationKey',
    value: fresh,
  });
  expect(changed).toMatchObject({ status: 'Accepted', readBack: 'not-readable' });
  await charger.call('DataTransfer', { vendorId: 'v', data: key.toLowerCase() });
  // A charger that repeats the new key elsewhere does not give it away either.
  await charger.call('DataTransfer', { vendorId: 'v', data: `new: ${fresh}` });
  await charger.close({});
  const text = JSON.stringify(site.events).toLowerCase();
  expect(text).not.toContain(fresh.toLowerCase());
  expect(text).not.toContain(key.toLowerCase());
  expect(text).toContain('***');
});
