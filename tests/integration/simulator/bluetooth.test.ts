import { expect, onTestFinished, test } from 'vitest';
import { createNobleRadio } from '#core/adapters/noble/createNobleRadio.ts';
import type { BleLink, BleRadio } from '#core/ports/bleRadio.ts';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';

const uuid = (short: string): string => `4e58${short}55534e455843464700000001`;
const identity = uuid('0101');
const live = uuid('0102');
const control = uuid('0103');
const settings = uuid('0104');
const network = uuid('0105');
const pin = uuid('0201');
const accessState = uuid('0202');
const changePin = uuid('0203');
const result = uuid('0204');

const openRadio = (site: PracticeSite): BleRadio => {
  const radio = createNobleRadio({
    radio: { kind: 'socket', path: site.ready.radio ?? '' },
    clock: { nowMs: Date.now },
  });
  onTestFinished(() => radio.close());
  return radio;
};

/** Listens until each of the names was heard; answers with the driver's ids. */
const findAll = async (radio: BleRadio, names: readonly string[]): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  const stop = await radio.scan(({ name, id }) => found.set(name, id));
  await expect.poll(() => names.every((name) => found.has(name)), { timeout: 10_000 }).toBe(true);
  await stop();
  return found;
};

const connect = async (radio: BleRadio, name: string): Promise<BleLink> => {
  const found = await findAll(radio, [name]);
  return radio.connect(found.get(name) ?? '', { deadlineMs: 5000 });
};

const firstCharger = (site: PracticeSite) => {
  const [charger] = site.ready.chargers;
  if (charger === undefined) throw new Error('a site has at least one charger');
  return charger;
};

/** Writes and answers with the code of the result, as `command.result`. */
const write = async (
  link: BleLink,
  characteristic: string,
  ...bytes: (number | Buffer)[]
): Promise<number> => {
  const parts = bytes.map((part) => (typeof part === 'number' ? Buffer.from([part]) : part));
  await link.write(characteristic, Buffer.concat(parts));
  return Buffer.from(await link.read(result)).readUInt8(2);
};

const padded = (text: string, bytes: number): Buffer => Buffer.concat([Buffer.from(text)], bytes);

test('every charger of a site is on the air with its name and its own identity', async () => {
  await using site = await startSite({ chargers: 3 });
  const radio = openRadio(site);
  const found = await findAll(
    radio,
    site.ready.chargers.map(({ name }) => name),
  );
  for (const { name, serial } of site.ready.chargers) {
    const link = await radio.connect(found.get(name) ?? '', { deadlineMs: 5000 });
    const block = Buffer.from(await link.read(identity));
    expect(block.length).toBe(224);
    expect(block.toString('latin1', 48, 72).replaceAll('\0', '')).toBe(serial);
    await link.close();
  }
});

test('a commit that turns Modbus on opens the port and silences Bluetooth', async () => {
  await using site = await startSite();
  const { name, serial } = firstCharger(site);
  const radio = openRadio(site);
  const link = await connect(radio, name);
  const ended = new Promise((resolve) => link.onClosed(resolve));
  expect(await write(link, pin, Buffer.from('000000'))).toBeLessThan(128);
  expect(await write(link, changePin, 6, Buffer.from('000000271828'))).toBeLessThan(128);
  const { ssid, password } = site.ready.wifi;
  expect(await write(link, network, 0, Buffer.from([0, 1]))).toBeLessThan(128);
  expect(await write(link, network, 4, padded(ssid, 32), padded(password, 64))).toBeLessThan(128);
  expect(await write(link, settings, 100, Buffer.from([0, 3]))).toBeLessThan(128);
  const generation = Buffer.from(await link.read(live)).subarray(140, 142);
  await write(link, control, 56, generation);
  expect(await write(link, control, 38, Buffer.from('00034e58c0de', 'hex'))).toBeLessThan(128);

  await ended;
  const doors = async () => (await site.control(`/chargers/${serial}`)).body['doors'];
  await expect
    .poll(doors, { timeout: 10_000 })
    .toMatchObject({ bluetoothOpen: false, modbus: { port: firstCharger(site).modbus.port } });
  await expect.poll(async () => (await site.truth())['wifi.state']).toBe(2);
  expect((await site.control(`/chargers/${serial}/factory-reset`, {})).body).toEqual({ done: true });
  await findAll(openRadio(site), [name]);
});

test('a wrong PIN is counted, whichever link it came over', async () => {
  await using site = await startSite();
  const link = await connect(openRadio(site), firstCharger(site).name);
  await link.write(pin, Buffer.from('111111'));
  expect(Buffer.from(await link.read(accessState)).readUInt8(1)).toBe(4);
  expect((await site.truth())['access.attemptsLeft']).toBe(4);
});

test('a dropped link ends, and the charger can be found again', async () => {
  await using site = await startSite();
  const { name, serial } = firstCharger(site);
  const radio = openRadio(site);
  const link = await connect(radio, name);
  const ended = new Promise<{ readonly wanted: boolean }>((resolve) => link.onClosed(resolve));
  await site.control(`/chargers/${serial}/faults`, { dropLink: true });
  expect(await ended).toEqual({ wanted: false });
  const again = await connect(radio, name);
  expect((await again.read(identity)).length).toBe(224);
});

test('a silent charger answers nothing until the silence ends', async () => {
  await using site = await startSite();
  const { name, serial } = firstCharger(site);
  const radio = openRadio(site);
  const link = await connect(radio, name);
  await link.read(identity);
  await site.control(`/chargers/${serial}/faults`, { silence: true });
  await expect(link.read(identity, 200)).rejects.toThrow();
  await site.control(`/chargers/${serial}/faults`, {});
  const again = await connect(radio, name);
  expect((await again.read(identity)).length).toBe(224);
});

test('an MTU of 23 still carries whole blocks', async () => {
  await using site = await startSite();
  const { name, serial } = firstCharger(site);
  await site.control(`/chargers/${serial}/faults`, { radio: { mtu: 23, rssiDbm: -85 } });
  const link = await connect(openRadio(site), name);
  expect(link.mtuBytes).toBe(23);
  expect((await link.read(live)).length).toBe(232);
});

test('a charger restarted over the control API drops its link and comes back', async () => {
  await using site = await startSite();
  const { name, serial } = firstCharger(site);
  const radio = openRadio(site);
  const link = await connect(radio, name);
  const ended = new Promise((resolve) => link.onClosed(resolve));
  await site.control(`/chargers/${serial}/reboot`, {});
  await ended;
  await connect(radio, name);
});

test('a charger without mains is off the air until mains return', async () => {
  await using site = await startSite();
  const { name, serial } = firstCharger(site);
  const radio = openRadio(site);
  const link = await connect(radio, name);
  const ended = new Promise((resolve) => link.onClosed(resolve));
  await site.control(`/chargers/${serial}/breaker`, { on: false });
  await ended;
  await site.control(`/chargers/${serial}/breaker`, { on: true });
  await connect(radio, name);
});
