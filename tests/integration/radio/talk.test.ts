import { expect, test } from 'vitest';
import { connectTo, practiceAir, scanUntil, uuids } from './practiceAir.ts';

test('a scan shows name, manufacturer data, service and signal', async () => {
  await using site = await practiceAir();
  const charger = await site.charger({ name: 'NEXUS-A1B2' });
  site.air.setLink(charger.address, { rssiDbm: -71 });
  const seen = await scanUntil(site.laptop(), ({ id, name }) => id === charger.id && name !== '');
  expect(seen.name).toBe('NEXUS-A1B2');
  expect(Buffer.from(seen.manufacturerData).toString('hex')).toBe('ffff0001002000');
  expect(seen.serviceUuids).toEqual([uuids.service]);
  expect(seen.rssiDbm).toBeGreaterThanOrEqual(-74);
  expect(seen.rssiDbm).toBeLessThanOrEqual(-68);
});

test('a link reads, writes and is told of notifications', async () => {
  await using site = await practiceAir();
  const charger = await site.charger({ value: Buffer.alloc(248, 7) });
  const link = await connectTo(site.laptop(), charger.id);
  expect(link.mtuBytes).toBe(256);
  expect(link.name).toBe('NEXUS-0001');
  expect(Buffer.from(await link.read(uuids.value))).toEqual(Buffer.alloc(248, 7));

  await link.write(uuids.written, Buffer.from('abc'));
  expect(charger.writes).toEqual([Buffer.from('abc')]);

  const { promise, resolve } = Promise.withResolvers<Uint8Array>();
  const stop = await link.subscribe(uuids.value, resolve);
  charger.peripheral.notify(uuids.value, Buffer.alloc(300, 9));
  expect((await promise).length).toBe(253);
  await stop();

  expect(await link.rssiDbm()).toBeLessThan(-50);
  await link.close();
  expect(link.isOpen()).toBe(false);
});

test('249 bytes are written as Prepare and Execute and arrive as one value', async () => {
  await using site = await practiceAir();
  const charger = await site.charger({ maxMtuBytes: 247 });
  const link = await connectTo(site.laptop(), charger.id);
  const value = Buffer.from(Array.from({ length: 249 }, (_, index) => index % 251));
  await link.write(uuids.written, value);
  expect(charger.writes).toEqual([value]);
});

test('an MTU of 23 reads and writes 248 bytes and notifies 20', async () => {
  await using site = await practiceAir();
  const value = Buffer.from(Array.from({ length: 248 }, (_, index) => index % 251));
  const charger = await site.charger({ maxMtuBytes: 23, value });
  const link = await connectTo(site.laptop(), charger.id);
  expect(link.mtuBytes).toBe(23);
  expect(Buffer.from(await link.read(uuids.value))).toEqual(value);
  await link.write(uuids.written, value);
  expect(charger.writes).toEqual([value]);
  const { promise, resolve } = Promise.withResolvers<Uint8Array>();
  await link.subscribe(uuids.value, resolve);
  charger.peripheral.notify(uuids.value, value);
  expect(Buffer.from(await promise)).toEqual(value.subarray(0, 20));
});

test('a value that changes while it is read arrives as it was when the read began', async () => {
  await using site = await practiceAir();
  const value = Buffer.alloc(100, 1);
  const charger = await site.charger({
    maxMtuBytes: 23,
    value,
    onRead: () => queueMicrotask(() => value.fill(2)),
  });
  const link = await connectTo(site.laptop(), charger.id);
  const read = await link.read(uuids.value);
  expect(new Set(read)).toEqual(new Set([1]));
});

test('a read is not answered by a notification of the same characteristic', async () => {
  await using site = await practiceAir();
  const charger = await site.charger({
    value: Buffer.from('whole'),
    onRead: () => charger.peripheral.notify(uuids.value, Buffer.from('early')),
  });
  const link = await connectTo(site.laptop(), charger.id);
  const heard: string[] = [];
  await link.subscribe(uuids.value, (value) => heard.push(Buffer.from(value).toString()));
  expect(Buffer.from(await link.read(uuids.value)).toString()).toBe('whole');
  expect(heard).toEqual(['early']);
});

test('twenty chargers are connected and read side by side', async () => {
  await using site = await practiceAir();
  const chargers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => site.charger({ value: Buffer.from(`charger ${index}`) })),
  );
  const radio = site.laptop();
  const missing = new Set(chargers.map(({ id }) => id));
  await scanUntil(radio, ({ id }) => missing.delete(id) && missing.size === 0);
  const values = await Promise.all(
    chargers.map(async ({ id }) => {
      const link = await radio.connect(id, { deadlineMs: 10_000 });
      return Buffer.from(await link.read(uuids.value)).toString();
    }),
  );
  expect(values).toEqual(chargers.map((_, index) => `charger ${index}`));
});

test('several listeners share one scan and each ends alone', async () => {
  await using site = await practiceAir();
  await site.charger();
  const radio = site.laptop();
  const stopFirst = await radio.scan(() => undefined);
  const seen = Promise.withResolvers<void>();
  let reports = 0;
  const stopSecond = await radio.scan(() => {
    if (++reports === 3) seen.resolve();
  });
  await stopFirst();
  await seen.promise;
  await stopSecond();
});
