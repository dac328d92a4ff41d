import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createNobleRadio } from '#core/adapters/noble/createNobleRadio.ts';
import type { BleLink, BleRadio, BleRadioState } from '#core/ports/bleRadio.ts';
import { connectTo, practiceAir, scanUntil, uuids } from './practiceAir.ts';

const ended = (link: BleLink) => {
  const { promise, resolve } = Promise.withResolvers<{ readonly wanted: boolean }>();
  link.onClosed(resolve);
  return promise;
};

const becomes = (radio: BleRadio, kind: BleRadioState['kind']) => {
  const { promise, resolve } = Promise.withResolvers<BleRadioState>();
  const look = (state: BleRadioState) => {
    if (state.kind === kind) resolve(state);
  };
  radio.onState(look);
  look(radio.state());
  return promise;
};

test('a read that waits when the link drops ends with link-lost', async () => {
  await using site = await practiceAir();
  const charger = await site.charger({ onRead: () => site.air.dropLink(charger.address) });
  const link = await connectTo(site.laptop(), charger.id);
  const end = ended(link);
  await expect(link.read(uuids.value)).rejects.toMatchObject({ code: 'device.link-lost' });
  expect(await end).toEqual({ wanted: false });
  expect(link.isOpen()).toBe(false);
  await expect(link.read(uuids.value)).rejects.toMatchObject({ code: 'device.link-lost' });
});

test('a write that waits when the charger ends the link ends with link-lost', async () => {
  await using site = await practiceAir();
  const charger = await site.charger();
  site.air.setLink(charger.address, { latencyMs: 10 });
  const link = await connectTo(site.laptop(), charger.id);
  const write = link.write(uuids.written, Buffer.from('abc'));
  charger.peripheral.dropLink();
  await expect(write).rejects.toMatchObject({
    code: 'device.link-lost',
    details: { device: 'NEXUS-0001' },
  });
});

test('a charger that ended its link is found and connected again', async () => {
  await using site = await practiceAir();
  const charger = await site.charger();
  const radio = site.laptop();
  const link = await connectTo(radio, charger.id);
  const end = ended(link);
  charger.peripheral.dropLink();
  await end;
  const again = await connectTo(radio, charger.id);
  expect(Buffer.from(await again.read(uuids.value)).toString()).toBe('value');
  await expect.poll(() => charger.links).toEqual({ up: 2, down: 1 });
});

test('a vanished charger ends in a connect time-out and another one connects afterwards', async () => {
  await using site = await practiceAir();
  const [gone, there] = [await site.charger({ name: 'NEXUS-GONE' }), await site.charger()];
  const radio = site.laptop();
  await scanUntil(radio, ({ id, name }) => id === gone.id && name !== '');
  await scanUntil(radio, ({ id }) => id === there.id);
  site.air.setLink(gone.address, { inRange: false });
  await expect(radio.connect(gone.id, { deadlineMs: 100 })).rejects.toMatchObject({
    code: 'radio.connect-timeout',
    details: { device: 'NEXUS-GONE' },
  });
  const link = await radio.connect(there.id, { deadlineMs: 5000 });
  expect(link.isOpen()).toBe(true);
  site.air.setLink(gone.address, { inRange: true });
  await expect(radio.connect(gone.id, { deadlineMs: 5000 })).resolves.toMatchObject({ id: gone.id });
});

test('a connection that is called off rejects with the reason and leaves the charger alone', async () => {
  await using site = await practiceAir();
  const charger = await site.charger();
  const radio = site.laptop();
  await scanUntil(radio, ({ id }) => id === charger.id);
  site.air.setLink(charger.address, { inRange: false });
  const calledOff = new AbortController();
  const connecting = radio.connect(charger.id, { deadlineMs: 10_000, signal: calledOff.signal });
  const reason = new Error('changed my mind');
  queueMicrotask(() => calledOff.abort(reason));
  await expect(connecting).rejects.toBe(reason);
  site.air.setLink(charger.address, { inRange: true });
  const link = await radio.connect(charger.id, { deadlineMs: 5000 });
  await link.close();
  expect(charger.links.up).toBe(1);
});

test('a charger out of range ends the link with a supervision time-out', async () => {
  await using site = await practiceAir();
  const charger = await site.charger();
  const link = await connectTo(site.laptop(), charger.id);
  const end = ended(link);
  site.air.setLink(charger.address, { inRange: false });
  const started = performance.now();
  await expect(link.read(uuids.value)).rejects.toMatchObject({ code: 'device.link-lost' });
  expect(await end).toEqual({ wanted: false });
  expect(performance.now() - started).toBeGreaterThan(400);
  await expect.poll(() => charger.links).toEqual({ up: 1, down: 1 });
});

test('loss costs time and no data', async () => {
  await using site = await practiceAir();
  const value = Buffer.from(Array.from({ length: 100 }, (_, index) => index));
  const charger = await site.charger({ value });
  const link = await connectTo(site.laptop(), charger.id);
  site.air.setLink(charger.address, { loss: 0.3, latencyMs: 8 });
  for (let round = 0; round < 5; round++) expect(Buffer.from(await link.read(uuids.value))).toEqual(value);
});

test('a refused write is a bad answer and the link goes on', async () => {
  await using site = await practiceAir();
  const charger = await site.charger({ onWrite: (value) => (value.length > 4 ? 'bad-length' : 'ok') });
  const link = await connectTo(site.laptop(), charger.id);
  await expect(link.write(uuids.written, Buffer.alloc(5))).rejects.toMatchObject({
    code: 'device.bad-answer',
    details: { operation: 'write' },
  });
  await expect(link.write(uuids.written, Buffer.alloc(300))).rejects.toMatchObject({
    code: 'device.bad-answer',
  });
  await link.write(uuids.written, Buffer.alloc(4));
  await expect(link.read('4e58010955534e455843464700000001')).rejects.toMatchObject({
    code: 'device.not-nexus',
  });
});

test('a late answer is not taken for the answer to the next read', async () => {
  await using site = await practiceAir();
  let reads = 0;
  const value = Buffer.alloc(1);
  const charger = await site.charger({ value, onRead: () => void value.writeUInt8(++reads) });
  const link = await connectTo(site.laptop(), charger.id);
  site.air.setLink(charger.address, { latencyMs: 60 });
  await expect(link.read(uuids.value, 20)).rejects.toMatchObject({
    code: 'device.timeout',
    details: { operation: 'read' },
  });
  expect([...(await link.read(uuids.value))]).toEqual([2]);
});

test('a practice radio that goes away ends everything with radio-gone', async () => {
  await using site = await practiceAir();
  const [charger, silent] = [await site.charger(), await site.charger()];
  const radio = site.laptop();
  const link = await connectTo(radio, charger.id);
  await scanUntil(radio, ({ id }) => id === silent.id);
  site.air.setLink(charger.address, { latencyMs: 500 });
  site.air.setLink(silent.address, { inRange: false });
  const read = link.read(uuids.value);
  const connecting = radio.connect(silent.id, { deadlineMs: 10_000 });
  const results = Promise.allSettled([read, connecting]);
  await site.air.close();
  expect(await becomes(radio, 'unavailable')).toEqual({ kind: 'unavailable', reason: 'radio-gone' });
  expect(await results).toMatchObject([
    { status: 'rejected', reason: { code: 'device.link-lost' } },
    { status: 'rejected', reason: { code: 'radio.unavailable', details: { reason: 'radio-gone' } } },
  ]);
  await expect(radio.scan(() => undefined)).rejects.toMatchObject({ code: 'radio.unavailable' });
});

test('a socket nobody serves is a state, not a crash', async () => {
  const radio = createNobleRadio({
    radio: { kind: 'socket', path: join('/nowhere', 'radio.sock') },
    clock: { nowMs: Date.now },
  });
  expect(await becomes(radio, 'unavailable')).toEqual({ kind: 'unavailable', reason: 'radio-gone' });
  await radio.close();
});

test('a driver that cannot be loaded is a state, not a crash', async () => {
  const radio = createNobleRadio({ radio: { kind: 'system' }, clock: { nowMs: Date.now } });
  const state = radio.state();
  if (state.kind === 'unavailable') {
    await expect(radio.connect('any', { deadlineMs: 100 })).rejects.toMatchObject({
      code: 'radio.unavailable',
    });
  } else {
    expect(['starting', 'ready']).toContain(state.kind);
  }
  await radio.close();
});

test('a radio that speaks something else is gone', async () => {
  await using site = await practiceAir();
  const path = `${site.path}.other`;
  const server = createServer((socket) => socket.resume().end('HTTP/1.1 400 Bad Request'));
  await new Promise<void>((resolve) => void server.listen(path, resolve));
  const radio = createNobleRadio({ radio: { kind: 'socket', path }, clock: { nowMs: Date.now } });
  expect(await becomes(radio, 'unavailable')).toEqual({ kind: 'unavailable', reason: 'radio-gone' });
  await radio.close();
  await new Promise((resolve) => void server.close(resolve));
});

test('a silent charger times out, its link closes, and it is connected again when it answers', async () => {
  await using site = await practiceAir();
  const charger = await site.charger();
  const radio = site.laptop();
  const link = await connectTo(radio, charger.id);
  site.air.setLink(charger.address, { latencyMs: 3_600_000 });
  await expect(link.read(uuids.value, 50)).rejects.toMatchObject({ code: 'device.timeout' });
  const end = ended(link);
  await link.close();
  expect(await end).toEqual({ wanted: true });
  site.air.setLink(charger.address, { latencyMs: 0 });
  const again = await connectTo(radio, charger.id);
  expect(Buffer.from(await again.read(uuids.value)).toString()).toBe('value');
});

test('a charger that falls silent while it is being connected ends in a connect time-out', async () => {
  await using site = await practiceAir();
  const charger = await site.charger();
  const radio = site.laptop();
  await scanUntil(radio, ({ id }) => id === charger.id);
  site.air.setLink(charger.address, { latencyMs: 3_600_000 });
  await expect(radio.connect(charger.id, { deadlineMs: 100 })).rejects.toMatchObject({
    code: 'radio.connect-timeout',
  });
  site.air.setLink(charger.address, { latencyMs: 0 });
  await expect.poll(() => charger.links.down).toBe(1);
  const link = await connectTo(radio, charger.id);
  expect(link.isOpen()).toBe(true);
});

test('a charger nobody heard of is not found, and a connected one is not connected twice', async () => {
  await using site = await practiceAir();
  const charger = await site.charger();
  const radio = site.laptop();
  await expect(radio.connect('010203040506', { deadlineMs: 100 })).rejects.toMatchObject({
    code: 'device.not-found',
  });
  await connectTo(radio, charger.id);
  await expect(radio.connect(charger.id, { deadlineMs: 100 })).rejects.toMatchObject({
    code: 'device.leased',
  });
});

test('two laptops on one air do not disturb each other', async () => {
  await using site = await practiceAir();
  const [first, second] = [await site.charger(), await site.charger({ name: 'NEXUS-0002' })];
  const links = await Promise.all([connectTo(site.laptop(), first.id), connectTo(site.laptop(), second.id)]);
  const values = await Promise.all(links.map((link) => link.read(uuids.value)));
  expect(values.map((value) => Buffer.from(value).toString())).toEqual(['value', 'value']);
});

test('a charger process that ends is a lost link', async () => {
  await using site = await practiceAir();
  const charger = await site.charger();
  const link = await connectTo(site.laptop(), charger.id);
  const end = ended(link);
  await charger.peripheral.close();
  expect(await end).toEqual({ wanted: false });
});
