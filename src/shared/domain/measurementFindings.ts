import type { CircuitAnswers, Measurement } from './circuitAnswers.ts';
import { isUnknown } from './circuitAnswers.ts';
import { createFindings, type Finding } from './finding.ts';

/** Rules about the three measurements that separate "configured" from "commissioned". */
export const measurementRules = {
  'continuity-missing': { level: 'open-point', params: [] },
  'continuity-measured': { level: 'pass', params: ['valueOhm'] },
  'continuity-high': { level: 'warn', params: ['valueOhm', 'guideOhm'] },
  'loop-missing': { level: 'open-point', params: [] },
  'loop-measured': { level: 'pass', params: ['valueOhm'] },
  'loop-high': { level: 'refuse', params: ['valueOhm', 'limitOhm'] },
  'loop-no-limit': { level: 'open-point', params: ['valueOhm'] },
  'earth-resistance-above-guide': { level: 'warn', params: ['valueOhm', 'guideOhm'] },
  'rcd-time-missing': { level: 'open-point', params: [] },
  'rcd-time-measured': { level: 'pass', params: ['valueMs'] },
  'rcd-time-long': { level: 'refuse', params: ['valueMs', 'limitMs'] },
  'measurement-without-report': { level: 'open-point', params: ['measurement'] },
} as const;
export type MeasurementRule = keyof typeof measurementRules;

type Findings = Finding<MeasurementRule>[];

const finding = createFindings(measurementRules);
const continuityGuideOhm = 1;
const earthGuideOhm = 100;
const rcdLimitMs = 300;
const nominalV = 230;
const tripMultiple = { B: 5, C: 10, D: 20 } as const;

/** Highest permitted loop: ⅔ · U0 / Ia, or 50 V / IΔn in TT; null when breaker or RCD are not known. */
export function loopLimitOhm(answers: CircuitAnswers): number | null {
  const { breakerA, breakerCharacteristic: characteristic, rcdMa } = answers;
  if (answers.earthing === 'TT') return isUnknown(rcdMa) ? null : round(50_000 / rcdMa);
  if (isUnknown(breakerA) || isUnknown(characteristic) || characteristic === 'gG') return null;
  return round((2 / 3) * (nominalV / (breakerA * tripMultiple[characteristic])));
}

function round(ohm: number): number {
  return Math.round(ohm * 100) / 100;
}

function reportFindings(name: string, measurement: Measurement | undefined): Findings {
  if (measurement === undefined) return [];
  const hasReport = (measurement.reportNumber ?? '').trim() !== '' && measurement.date !== undefined;
  if (hasReport) return [];
  return [finding('measurement-without-report', `measurements.${name}`, { measurement: name })];
}

function loopFindings(answers: CircuitAnswers, valueOhm: number): Findings {
  const field = 'measurements.loop';
  const limitOhm = loopLimitOhm(answers);
  if (limitOhm === null) return [finding('loop-no-limit', field, { valueOhm })];
  if (valueOhm > limitOhm) return [finding('loop-high', field, { valueOhm, limitOhm })];
  if (answers.earthing === 'TT' && valueOhm > earthGuideOhm)
    return [finding('earth-resistance-above-guide', field, { valueOhm, guideOhm: earthGuideOhm })];
  return [finding('loop-measured', field, { valueOhm })];
}

function continuityFinding(valueOhm: number): Finding<MeasurementRule> {
  const field = 'measurements.continuity';
  return valueOhm > continuityGuideOhm
    ? finding('continuity-high', field, { valueOhm, guideOhm: continuityGuideOhm })
    : finding('continuity-measured', field, { valueOhm });
}

function rcdFinding(valueMs: number): Finding<MeasurementRule> {
  const field = 'measurements.rcd';
  return valueMs > rcdLimitMs
    ? finding('rcd-time-long', field, { valueMs, limitMs: rcdLimitMs })
    : finding('rcd-time-measured', field, { valueMs });
}

/** Continuity, loop and RCD: there, within their limits, and with the number and date of their report. */
export function measurementFindings(answers: CircuitAnswers): Findings {
  const { continuity, loop, rcd } = answers.measurements ?? {};
  return [
    continuity === undefined
      ? finding('continuity-missing', 'measurements.continuity', {})
      : continuityFinding(continuity.value),
    ...reportFindings('continuity', continuity),
    ...(loop === undefined
      ? [finding('loop-missing', 'measurements.loop', {})]
      : loopFindings(answers, loop.value)),
    ...reportFindings('loop', loop),
    rcd === undefined ? finding('rcd-time-missing', 'measurements.rcd', {}) : rcdFinding(rcd.value),
    ...reportFindings('rcd', rcd),
  ];
}
