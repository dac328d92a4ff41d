import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ModbusRTU from 'modbus-serial';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createNobleRadio } from '#core/adapters/noble/createNobleRadio.ts';
import type { BleLink } from '#core/ports/bleRadio.ts';
import { bundledPackage, imageOf } from '#tests/support/practiceFirmware.ts';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';

const image = imageOf(bundledPackage('1.5.0'));
const chunkBytes = 194;
const hash = createHash('sha256').update(image).digest();
const uuid = (short: string): string => `4e58${short}55534e455843464700000001`;
const command = { begin: 1, check: 2, install: 3, confirm: 5 };

/** Block F over one door: refused writes reject. */
interface FileDoor {
  /** `from` = offset in registers. */
  write(from: number, bytes: Buffer): Promise<void>;
  received(): Promise<number>;
}

const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const u32 = (value: number): Buffer => Buffer.concat([u16(value >>> 16), u16(value & 0xffff)]);

const openModbus = async (site: PracticeSite): Promise<FileDoor> => {
  const client = new ModbusRTU();
  await client.connectTCP('127.0.0.1', { port: site.ready.chargers[0]?.modbus.port ?? 0 });
  client.setID(1);
  client.setTimeout(1000);
  onTestFinished(() => client.close(() => undefined));
  await client.writeRegisters(534, [1_000_000 >> 16, 1_000_000 & 0xffff]);
  return {
    write: async (from, bytes) => void (await client.writeRegisters(1792 + from, bytes)),
    received: async () => (await client.readHoldingRegisters(1812, 2)).buffer.readUInt32BE(),
  };
};

const openLink = async (site: PracticeSite): Promise<BleLink> => {
  const radio = createNobleRadio({
    radio: { kind: 'socket', path: site.ready.radio ?? '' },
    clock: { nowMs: Date.now },
  });
  onTestFinished(() => radio.close());
  const { promise, resolve } = Promise.withResolvers<string>();
  const stop = await radio.scan(({ name, id }) => name === site.ready.chargers[0]?.name && resolve(id));
  const id = await promise;
  await stop();
  return radio.connect(id, { deadlineMs: 5000 });
};

const openBluetooth = async (site: PracticeSite): Promise<FileDoor> => {
  const link = await openLink(site);
  await link.write(uuid('0201'), Buffer.from('000000'));
  return {
    write: async (from, bytes) => {
      await link.write(uuid('0109'), Buffer.concat([Buffer.from([2 * from]), bytes]));
      const code = Buffer.from(await link.read(uuid('0204'))).readUInt8(2);
      if (code >= 128) throw new Error(`refused: ${code}`);
    },
    received: async () => Buffer.from(await link.read(uuid('0109'))).readUInt32BE(40),
  };
};

const run = (door: FileDoor, fileCommand: number) => door.write(23, u16(fileCommand));

const begin = async (door: FileDoor): Promise<void> => {
  await door.write(0, u16(1));
  await door.write(2, Buffer.concat([u32(image.length), hash]));
  await run(door, command.begin);
};

const sendRest = async (door: FileDoor): Promise<void> => {
  for (let at = await door.received(); at < image.length; at += chunkBytes) {
    const bytes = image.subarray(at, at + chunkBytes);
    const padding = Buffer.alloc(bytes.length % 2);
    await door.write(24, Buffer.concat([u32(at), u16(bytes.length), bytes, padding]));
  }
};

const until = async (site: PracticeSite, point: string, value: unknown): Promise<void> => {
  await expect.poll(async () => (await site.truth())[point], { timeout: 15_000, interval: 50 }).toBe(value);
};

/** A commissioned charger takes files over Modbus only when its settings may be set there. */
const allowSettings = async (site: PracticeSite): Promise<void> => {
  const serial = site.ready.chargers[0]?.serial;
  expect((await site.control(`/chargers/${serial}/settings`, { 'modbus.flags': 7 })).status).toBe(200);
  await until(site, 'modbus.flags', 7);
};

const checkInstallConfirm = async (
  site: PracticeSite,
  door: FileDoor,
  open: () => Promise<FileDoor>,
): Promise<void> => {
  await run(door, command.check);
  await until(site, 'file.state', 3);
  await run(door, command.install);
  await until(site, 'file.state', 6);
  await until(site, 'state.charge', 1);
  await until(site, 'identity.firmware', '1.5.0');
  await run(await retried(open), command.confirm);
  expect((await site.truth())['file.state']).toBe(0);
};

/** Opens a door that is not there yet. */
const retried = (open: () => Promise<FileDoor>): Promise<FileDoor> =>
  vi.waitFor(open, { timeout: 15_000, interval: 100 });

test('firmware comes over Modbus TCP, through a cut link, and is confirmed', async () => {
  await using site = await startSite({ commissioned: true });
  await allowSettings(site);
  const open = () => openModbus(site);
  const door = await open();
  await begin(door);
  await site.control(`/chargers/${site.ready.chargers[0]?.serial}/faults`, {
    file: { dropLinkAtChunk: 100 },
  });
  await expect(sendRest(door)).rejects.toThrow();
  const again = await retried(open);
  // The piece was stored, its answer was lost.
  expect(await again.received()).toBe(100 * chunkBytes);
  await sendRest(again);
  await checkInstallConfirm(site, again, open);
});

test('firmware comes over Bluetooth, through a power cut, and is confirmed', async () => {
  await using site = await startSite();
  const open = () => openBluetooth(site);
  const door = await open();
  await begin(door);
  await site.control(`/chargers/${site.ready.chargers[0]?.serial}/faults`, {
    file: { cutPowerAtByte: 33_333 },
  });
  await expect(sendRest(door)).rejects.toThrow();
  const again = await retried(open);
  expect(await again.received()).toBe(33_333);
  await begin(again);
  expect(await again.received()).toBe(33_333);
  await sendRest(again);
  await checkInstallConfirm(site, again, open);
});

test('what was received survives the end of the process, and the state file is not rewritten for it', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'nexus-site-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const first = await startSite({ commissioned: true, dir });
  await allowSettings(first);
  const door = await openModbus(first);
  await begin(door);
  await first.control(`/chargers/${first.ready.chargers[0]?.serial}/faults`, {
    file: { dropLinkAtChunk: 7 },
  });
  await expect(sendRest(door)).rejects.toThrow();
  first.process.kill('SIGKILL');
  await first.stop();
  expect(readdirSync(join(dir, 'chargers')).map((name) => name.split('.')[1])).toEqual(['json', 'part']);
  await using second = await startSite({ commissioned: true, dir });
  expect(await second.truth()).toMatchObject({ 'file.state': 1, 'file.received': 7 * chunkBytes });
  const again = await openModbus(second);
  await sendRest(again);
  await run(again, command.check);
  await until(second, 'file.state', 3);
});

test('chargers of one site leave the factory with different firmware', async () => {
  await using site = await startSite({ chargers: 3, commissioned: true, firmware: ['1.4.0', '1.4.2+7'] });
  const versions = await Promise.all(
    site.ready.chargers.map(async ({ serial }) => (await site.truth(serial))['identity.firmware']),
  );
  expect(versions).toEqual(['1.4.0', '1.4.2+7', '1.4.0']);
});
