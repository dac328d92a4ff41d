import { join } from 'node:path';
import { createRandom } from '#simulator/charger/random.ts';
import type { MeterFaults } from '#simulator/meter/meterFaults.ts';
import type { Flow } from '#simulator/meter/meterReading.ts';
import { createVirtualMeter, samplePeriodMs } from '#simulator/meter/virtualMeter.ts';
import { findFreePort } from './freePort.ts';
import { createModbusPort } from './modbusPort.ts';
import { openStateFile } from './stateFile.ts';

/** Many parts share one process: no meter samples more often than this. */
const shortestSampleMs = 20;
const saveEveryMs = 60_000;

export interface MeterPlace {
  readonly node: string;
  readonly number: number;
  readonly ratedA: number;
  readonly dir: string;
  readonly seed: number;
  readonly speed: number;
  readonly takenPorts: Set<number>;
  flow(): Flow;
  /** Without mains it does not answer. */
  isFed(): boolean;
  say(text: string): void;
}

/** A meter of the site with its Modbus port. */
export interface SiteMeter {
  readonly node: string;
  readonly serial: string;
  readonly modbus: { readonly host: string; readonly port: number; readonly unit: number };
  faults(): MeterFaults;
  setFaults(faults: MeterFaults): void;
  close(): Promise<void>;
}

const numberIn = (state: unknown, key: string): number => {
  const value: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, key) : undefined;
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
};

/** Starts a meter at a node; its port and its counts of energy are kept from start to start. */
export const startSiteMeter = async (place: MeterPlace): Promise<SiteMeter> => {
  const { node, number, dir, seed, speed, takenPorts } = place;
  const file = openStateFile(join(dir, 'meters', `${node}.json`));
  const port = file.modbusPort ?? (await findFreePort(takenPorts));
  takenPorts.add(port);
  const persistence = file.persistence(port);
  const kept = persistence.load();
  const serial = `NM${String(seed % 10_000).padStart(4, '0')}${String(number).padStart(4, '0')}`;
  const meter = createVirtualMeter({
    serial,
    seed: seed + number,
    ratedA: place.ratedA,
    energy: { importWh: numberIn(kept, 'importWh'), exportWh: numberIn(kept, 'exportWh') },
    flow: place.flow,
    nowMs: Date.now,
  });
  const random = createRandom(seed + number + 1);
  let faults: MeterFaults = {};
  const isSilent = () => faults.lost === true || !place.isFed() || random() < (faults.loss ?? 0);
  const modbus = { host: '127.0.0.1', port, unit: 1 };
  const door = createModbusPort({
    wanted: () => modbus,
    newSession: meter.openModbusSession,
    faults: () => ({ silence: isSilent() }),
    delayMs: () => random() * (faults.jitterMs ?? 0),
    say: place.say,
  });
  await door.follow();
  const save = () => persistence.save(meter.energy());
  save();
  const sampling = setInterval(meter.sample, Math.max(shortestSampleMs, samplePeriodMs / speed));
  const saving = setInterval(save, saveEveryMs);
  return {
    node,
    serial,
    modbus,
    faults: () => faults,
    setFaults: (next) => {
      faults = next;
      meter.setFaults(next);
    },
    close: async () => {
      clearInterval(sampling);
      clearInterval(saving);
      await door.close();
      save();
    },
  };
};
