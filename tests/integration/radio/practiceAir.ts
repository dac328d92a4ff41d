import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNobleRadio } from '#core/adapters/noble/createNobleRadio.ts';
import type { BleAdvertisement, BleLink, BleRadio } from '#core/ports/bleRadio.ts';
import { createPeripheral } from '#simulator/radio/peripheral.ts';
import type { AttStatus, Peripheral, PeripheralSpec } from '#simulator/radio/peripheral.types.ts';
import { type Radio, serveRadio } from '#simulator/radio/serveRadio.ts';

export const uuids = {
  service: '4e58010055534e455843464700000001',
  value: '4e58010155534e455843464700000001',
  written: '4e58010355534e455843464700000001',
} as const;

export interface ChargerOptions {
  readonly name?: string;
  readonly value?: Buffer;
  readonly maxMtuBytes?: number;
  readonly onRead?: () => void;
  readonly onWrite?: (value: Buffer) => AttStatus;
}

/** What a charger has seen of its central. */
interface Seen {
  readonly writes: Buffer[];
  readonly links: { up: number; down: number };
}

export interface PracticeCharger extends Seen {
  readonly address: string;
  /** The driver's id of the charger: its address without colons. */
  readonly id: string;
  readonly peripheral: Peripheral;
}

export interface PracticeAir extends AsyncDisposable {
  readonly path: string;
  readonly air: Radio;
  charger(options?: ChargerOptions): Promise<PracticeCharger>;
  laptop(): BleRadio;
}

const structure = (type: number, bytes: Buffer) =>
  Buffer.concat([Buffer.from([bytes.length + 1, type]), bytes]);

const advertisementOf = (name: string) => ({
  data: Buffer.concat([
    structure(0x01, Buffer.from([0x06])),
    structure(0x07, Buffer.from(uuids.service, 'hex').reverse()),
    structure(0xff, Buffer.from([0xff, 0xff, 0, 1, 0, 32, 0])),
  ]),
  scanResponse: structure(0x09, Buffer.from(name)),
});

const specOf = (radioPath: string, address: string, options: ChargerOptions, charger: Seen) => {
  const spec: PeripheralSpec = {
    radioPath,
    address,
    services: [
      {
        uuid: uuids.service,
        characteristics: [
          {
            uuid: uuids.value,
            properties: ['read', 'notify'],
            read: () => {
              options.onRead?.();
              return options.value ?? Buffer.from('value');
            },
          },
          {
            uuid: uuids.written,
            properties: ['read', 'write'],
            read: () => charger.writes.at(-1) ?? Buffer.alloc(0),
            write: (_link, value) => {
              charger.writes.push(value);
              return options.onWrite?.(value) ?? 'ok';
            },
          },
        ],
      },
    ],
    advertisement: () => advertisementOf(options.name ?? 'NEXUS-0001'),
    onLinkUp: () => void charger.links.up++,
    onLinkDown: () => void charger.links.down++,
    ...(options.maxMtuBytes === undefined ? {} : { maxMtuBytes: options.maxMtuBytes }),
  };
  return spec;
};

/** An air of its own, in a temporary folder, with chargers and laptops on it; everything ends with `await using`. */
export const practiceAir = async (): Promise<PracticeAir> => {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-radio-'));
  const path =
    process.platform === 'win32'
      ? `\\\\.\\pipe\\nexus-${randomBytes(6).toString('hex')}`
      : join(folder, 'radio.sock');
  const air = await serveRadio({ path, seed: 7 });
  const peripherals: Peripheral[] = [];
  const laptops: BleRadio[] = [];
  let made = 0;
  return {
    path,
    air,
    charger: async (options = {}) => {
      const address = `c0:ff:ee:00:00:${(++made).toString(16).padStart(2, '0')}`;
      const seen = { writes: [] as Buffer[], links: { up: 0, down: 0 } };
      const peripheral = await createPeripheral(specOf(path, address, options, seen));
      peripherals.push(peripheral);
      peripheral.setDoorOpen(true);
      return { address, id: address.replaceAll(':', ''), peripheral, ...seen };
    },
    laptop: () => {
      const radio = createNobleRadio({ radio: { kind: 'socket', path }, clock: { nowMs: Date.now } });
      laptops.push(radio);
      return radio;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(laptops.map((radio) => radio.close()));
      await Promise.all(peripherals.map((peripheral) => peripheral.close()));
      await air.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Scans until an advertisement satisfies the condition. */
export const scanUntil = async (
  radio: BleRadio,
  wanted: (advertisement: BleAdvertisement) => boolean,
): Promise<BleAdvertisement> => {
  const { promise, resolve } = Promise.withResolvers<BleAdvertisement>();
  const stop = await radio.scan((advertisement) => {
    if (wanted(advertisement)) resolve(advertisement);
  });
  const found = await promise;
  await stop();
  return found;
};

/** Finds one charger by its id and connects to it. */
export const connectTo = async (radio: BleRadio, id: string, deadlineMs = 5000): Promise<BleLink> => {
  await scanUntil(radio, (advertisement) => advertisement.id === id);
  return radio.connect(id, { deadlineMs });
};
