import { encodeBlock, type RawValue } from '#simulator/charger/encoding.ts';
import type { PerPhase } from '#simulator/charger/meter.ts';
import { createRandom } from '#simulator/charger/random.ts';
import type { ModbusSession, RegisterAnswer } from '#simulator/charger/virtualCharger.types.ts';
import type { MeterFaults } from './meterFaults.ts';
import { type MeterBlock, meterBlocks } from './meterMap.ts';
import { type Flow, seenBy } from './meterReading.ts';

/** Device time between two samples. */
export const samplePeriodMs = 1000;
const practiceBit = 2 ** 31;
const counterBit = 1;
const noneSigned = -0x8000_0000;
const largestMa = 0x7fff_ffff;

/** Counts of energy that survive a restart (Wh). */
export interface MeterEnergy {
  readonly importWh: number;
  readonly exportWh: number;
}

export interface VirtualMeterOptions {
  readonly serial: string;
  readonly seed: number;
  readonly ratedA: number;
  readonly energy?: MeterEnergy;
  /** What truly flows through it now. */
  flow(): Flow;
  /** Unix time in milliseconds. */
  nowMs(): number;
}

/** A three-phase meter without any socket: registers on one side, what flows on the other. */
export interface VirtualMeter {
  readonly serial: string;
  openModbusSession(): ModbusSession;
  /** Takes a sample: called once per second of device time. */
  sample(): void;
  setFaults(faults: MeterFaults): void;
  energy(): MeterEnergy;
}

interface Sample extends Flow {
  readonly counter: number;
  readonly atMs: number;
  readonly powerW: PerPhase;
  readonly frequencyCentihertz: number;
}

const byPhase = (
  name: string,
  values: PerPhase,
  raw: (value: number) => number,
): Record<string, RawValue> => ({
  [`${name}.l1`]: raw(values[0]),
  [`${name}.l2`]: raw(values[1]),
  [`${name}.l3`]: raw(values[2]),
});

const milliamps = (amps: number): number =>
  Number.isFinite(amps) ? Math.max(-largestMa, Math.min(largestMa, Math.round(amps * 1000))) : noneSigned;

const valueWords = (sample: Sample, energy: MeterEnergy): number[] =>
  encodeBlock(meterBlocks.B, {
    'sample.counter': sample.counter,
    frequency: sample.frequencyCentihertz,
    'clock.now': Math.floor(sample.atMs / 1000),
    ...byPhase('current', sample.currentA, milliamps),
    ...byPhase('voltage', sample.voltageV, (volts) => Math.round(volts * 10)),
    ...byPhase('power', sample.powerW, Math.round),
    'power.total': Math.round(sample.powerW[0] + sample.powerW[1] + sample.powerW[2]),
    'energy.import': Math.floor(energy.importWh),
    'energy.export': Math.floor(energy.exportWh),
  });

const identityWords = ({ serial, ratedA }: VirtualMeterOptions): number[] =>
  encodeBlock(meterBlocks.A, {
    'map.magic': 'NXMT',
    'map.version': 0x0100,
    'identity.phases': 3,
    'identity.vendor': 'NEXUS',
    'identity.model': 'Reference meter',
    'identity.serial': serial,
    'identity.firmware': '1.0.0',
    capabilities: practiceBit + counterBit,
    'rating.current': Math.round(ratedA * 10),
    'sample.period': samplePeriodMs,
  });

const isInside = (block: MeterBlock, start: number, count: number): boolean =>
  start >= block.start && start + count <= block.start + block.length;

/** Half a value is of no use: a read begins and ends between values. */
const splitsValue = (block: MeterBlock, from: number, count: number): boolean =>
  block.rows.some(({ type, offset }) => type.endsWith('32') && [from, from + count].includes(offset + 1));

const readWords = (
  block: MeterBlock,
  words: readonly number[],
  start: number,
  count: number,
): RegisterAnswer => {
  const from = start - block.start;
  if (splitsValue(block, from, count)) return { kind: 'exception', exception: 2 };
  return { kind: 'values', words: words.slice(from, from + count) };
};

/** Makes a meter that shows nothing before its first `sample()`, which is taken at once. */
export const createVirtualMeter = (options: VirtualMeterOptions): VirtualMeter => {
  const random = createRandom(options.seed);
  const identity = identityWords(options);
  let faults: MeterFaults = {};
  let counted = { importWh: 0, exportWh: 0, ...options.energy };

  const take = (counter: number): Sample => {
    const { currentA, voltageV } = seenBy(options.flow(), faults, random);
    const watts = (phase: 0 | 1 | 2) => currentA[phase] * voltageV[phase];
    return {
      counter: counter & 0xffff,
      atMs: options.nowMs(),
      currentA,
      voltageV,
      powerW: [watts(0), watts(1), watts(2)],
      frequencyCentihertz: 5000 + Math.round((random() - 0.5) * 4),
    };
  };
  let latest = take(1);

  const count = (before: Sample, now: Sample) => {
    const hours = Math.max(0, now.atMs - before.atMs) / 3_600_000;
    const wattHours = (before.powerW[0] + before.powerW[1] + before.powerW[2]) * hours;
    if (wattHours >= 0) counted = { ...counted, importWh: counted.importWh + wattHours };
    else counted = { ...counted, exportWh: counted.exportWh - wattHours };
  };

  const read = (start: number, length: number): RegisterAnswer => {
    if (isInside(meterBlocks.A, start, length)) return readWords(meterBlocks.A, identity, start, length);
    if (!isInside(meterBlocks.B, start, length)) return { kind: 'exception', exception: 2 };
    return readWords(meterBlocks.B, valueWords(latest, counted), start, length);
  };

  return {
    serial: options.serial,
    openModbusSession: () => ({
      read,
      write: () => ({ kind: 'exception', exception: 1 }),
      end: () => undefined,
    }),
    sample: () => {
      if (faults.frozen === true) return;
      const before = latest;
      latest = take(before.counter + 1);
      count(before, latest);
    },
    setFaults: (next) => {
      faults = next;
    },
    energy: () => counted,
  };
};
