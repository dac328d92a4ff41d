import { decode, wordsToBuffer } from './encoding.ts';
import type { PointRow } from './map/rows.ts';

const utf8Names = /^(wifi\.ssid|cards\.\d\.name)$/;
/** Currents that may not exceed what the hardware carries. */
const chargerCurrents =
  /^(limit\.current|failsafe\.(current|defaultCurrent)|settings\.(maxCurrent|bootCurrent|installLimit|maxCurrentSinglePhase)|loadBalancing\.meterLossCurrent|schedule\.\d\.current|cards\.\d\.maxCurrent)$/;

/** As `settings.languages` counts them. */
export const installedLanguages = ['en', 'de', 'cs'];

const scheduleDays = 0x007f;
const scheduleEnabled = 0x8000;

function isText(row: PointRow, words: readonly number[]): boolean {
  const bytes = wordsToBuffer(words);
  const end = bytes.indexOf(0);
  const used = end === -1 ? bytes : bytes.subarray(0, end);
  if (end !== -1 && bytes.subarray(end).some((byte) => byte !== 0)) return false;
  if (utf8Names.test(row.name)) {
    return Buffer.from(used.toString('utf8'), 'utf8').equals(used) && used.every((byte) => byte >= 0x20);
  }
  return used.every((byte) => byte >= 0x20 && byte < 0x7f);
}

function meetsRule(row: PointRow, value: number, hardwareMa: number): boolean {
  const { rule } = row;
  if (rule === undefined) return true;
  if (rule.kind === 'oneOf') return rule.values.includes(value);
  if (rule.also.includes(value)) return true;
  const max = chargerCurrents.test(row.name) ? Math.min(rule.max, hardwareMa) : rule.max;
  return value >= rule.min && value <= max;
}

function meetsName(name: string, value: number): boolean {
  if (name === 'modbus.flags') return value === 0 || (value & 1) === 1;
  if (/^schedule\.\d\.flags$/.test(name)) return (value & ~(scheduleDays | scheduleEnabled)) === 0;
  return true;
}

function meetsText(name: string, text: string): boolean {
  if (name === 'settings.language') return installedLanguages.includes(text);
  if (name === 'wifi.country') return /^([A-Z]{2})?$/.test(text);
  return true;
}

/** Whether the charger takes these registers for this point; nothing is ever clamped. */
export function isAcceptable(row: PointRow, words: readonly number[], hardwareMa: number): boolean {
  if (row.type.startsWith('raw')) return true;
  if (row.type.startsWith('string')) {
    return isText(row, words) && meetsText(row.name, String(decode(row, words)));
  }
  const value = Number(decode(row, words));
  return meetsRule(row, value, hardwareMa) && meetsName(row.name, value);
}
