import { decodeMeterPoint, type MeterValue } from '#shared/profile/meter/meterCodec.ts';
import type { MeterPointName } from '#shared/profile/meter/meterDocument.ts';
import type { MeterPoint, MeterProfile } from '#shared/profile/meter/meterProfile.ts';
import type { MeterDoubt, MeterIdentity, MeterReading, PerPhase } from './meterSession.types.ts';

/** Answered registers by their address. */
export type Registers = ReadonlyMap<number, number>;

type Values = ReadonlyMap<MeterPointName, MeterValue>;

/** What no meter of a low-voltage board shows: then the registers mean something else. */
const largestV = 500;
const presentV = 50;
const largestA = 10_000;
const largestW = 10_000_000;
const frequencyHz = { from: 40, to: 70 };
/** No board carries this many times the rated current of its meter. */
const timesRated = 10;

const practiceBit = 31;

const phases = ['l1', 'l2', 'l3'] as const;

const wordsOf = (point: MeterPoint, registers: Registers): number[] | undefined => {
  const words = Array.from({ length: point.registers }, (_, n) => registers.get(point.at + n));
  return words.every((word) => word !== undefined) ? words : undefined;
};

/** Values of the points whose registers are there. */
export const valuesOf = (profile: MeterProfile, registers: Registers): Values => {
  const values = new Map<MeterPointName, MeterValue>();
  for (const point of profile.points.values()) {
    const words = wordsOf(point, registers);
    if (words === undefined) continue;
    values.set(point.name, decodeMeterPoint(point, words, profile.transport.wordOrder));
  }
  return values;
};

const isAbsurd = (name: MeterPointName, value: number, ratedA: number | null): boolean => {
  if (name.startsWith('current.'))
    return Math.abs(value) > (ratedA === null ? largestA : ratedA * timesRated);
  if (name.startsWith('voltage.')) return value < 0 || value > largestV;
  if (name.startsWith('power.')) return Math.abs(value) > largestW;
  if (name.startsWith('energy.')) return value < 0;
  return name === 'frequency' && value !== 0 && (value < frequencyHz.from || value > frequencyHz.to);
};

const judged = (values: Values, ratedA: number | null) => {
  const doubts: MeterDoubt[] = [];
  const number = (name: MeterPointName): number | null => {
    const value = values.get(name);
    if (value === undefined) return null;
    if (typeof value === 'number' && !isAbsurd(name, value, ratedA)) return value;
    doubts.push({ point: name, reason: value === null ? 'unavailable' : 'absurd' });
    return null;
  };
  const three = (quantity: 'current' | 'voltage' | 'power'): PerPhase => {
    const [l1, l2, l3] = phases.map((phase) => number(`${quantity}.${phase}`));
    return [l1 ?? null, l2 ?? null, l3 ?? null];
  };
  return { doubts, number, three };
};

/** A current without direction takes it from the power; where that is not known it counts as drawn. */
const directed = (amps: number | null, watts: number | null): number | null =>
  amps === null ? null : Math.abs(amps) * (watts !== null && watts < 0 ? -1 : 1);

const unknown: PerPhase = [null, null, null];

/**
 * Where no phase shows a voltage the registers mean something else (floats in the wrong order read as almost 0), or the
 * board is dead: a current of almost 0 must not pass for room that is free.
 */
const isDark = (profile: MeterProfile, voltageV: PerPhase): boolean =>
  profile.points.has('voltage.l1') && !voltageV.some((volts) => volts !== null && volts >= presentV);

const sumOf = (values: PerPhase): number | null => {
  const [l1, l2, l3] = values;
  return l1 === null || l2 === null || l3 === null ? null : l1 + l2 + l3;
};

/** A sample from the registers of one round; what cannot be is unknown, and the reading says so. */
export const readingOf = (
  profile: MeterProfile,
  registers: Registers,
  at: { readonly nowMs: number; readonly ratedA: number | null },
): MeterReading => {
  const { doubts, number, three } = judged(valuesOf(profile, registers), at.ratedA);
  const powerW = three('power');
  const voltageV = three('voltage');
  const isBelievable = !isDark(profile, voltageV);
  const told = isBelievable ? three('current') : unknown;
  const currentA: PerPhase =
    profile.currentSign === 'signed'
      ? told
      : [directed(told[0], powerW[0]), directed(told[1], powerW[1]), directed(told[2], powerW[2])];
  const totalPowerW = number('power.total') ?? sumOf(powerW);
  const balance = totalPowerW ?? sumOf(currentA);
  return {
    atMs: at.nowMs,
    currentA,
    voltageV,
    powerW,
    totalPowerW,
    frequencyHz: number('frequency'),
    importWh: number('energy.import'),
    exportWh: number('energy.export'),
    sampleCounter: number('sample.counter'),
    deviceTimeS: number('clock.now'),
    isExport: balance === null || !isBelievable ? null : balance < 0,
    doubts: isBelievable ? doubts : [...doubts, { point: 'voltage', reason: 'absurd' }],
  };
};

/** Who the meter is, as far as it tells; the rest is what its profile says. */
export const identityOf = (profile: MeterProfile, values: Values): MeterIdentity => {
  const text = (name: MeterPointName): string | null => {
    const value = values.get(name);
    return typeof value === 'string' ? value : null;
  };
  const bits = values.get('capabilities');
  const rated = values.get('rating.current');
  return {
    vendor: text('identity.vendor') ?? profile.vendor,
    model: text('identity.model') ?? profile.model,
    serial: text('identity.serial'),
    firmware: text('identity.firmware'),
    ratedA: typeof rated === 'number' && rated > 0 ? rated : null,
    practice: typeof bits === 'number' && Math.floor(bits / 2 ** practiceBit) % 2 === 1,
  };
};
