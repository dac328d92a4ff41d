import { createFindings, type Finding } from './finding.ts';

/** Rules about the voltages a charger reports; they never fill the fields of a measurement. */
export const mainsRules = {
  'neutral-interrupted': { level: 'refuse', params: ['highV', 'lowV'] },
} as const;
export type MainsRule = keyof typeof mainsRules;

const finding = createFindings(mainsRules);
const highV = 253;
const lowV = 207;
const lineToLineV = { min: 360, max: 440 };

/**
 * "Neutral interrupted, switch off": one phase above 253 V while another is below 207 V and, where it was measured,
 * the line-to-line voltage is normal. Null otherwise.
 */
export function mainsFinding(
  phaseV: readonly (number | null)[],
  linesV: readonly number[] = [],
): Finding<MainsRule> | null {
  const measured = phaseV.filter((each) => each !== null);
  const highest = Math.max(...measured);
  const lowest = Math.min(...measured);
  const areLinesNormal = linesV.every((each) => each >= lineToLineV.min && each <= lineToLineV.max);
  if (measured.length < 2 || !(highest > highV && lowest < lowV) || !areLinesNormal) return null;
  return finding('neutral-interrupted', null, { highV: highest, lowV: lowest });
}
