import type { CircuitAnswers } from './circuitAnswers.ts';
import { isUnknown } from './circuitAnswers.ts';

type Laying = 'B2' | 'C';

// Copper, PVC, three loaded conductors, 30 °C (guide values after HD 60364-5-52).
const guide: readonly { readonly mm2: number; readonly B2: number; readonly C: number }[] = [
  { mm2: 10, B2: 46, C: 57 },
  { mm2: 6, B2: 34, C: 41 },
  { mm2: 4, B2: 27, C: 32 },
  { mm2: 2.5, B2: 20, C: 24 },
];
const factorAt40 = 0.87;

/** Current a copper cable carries by the guide; null below the smallest cross-section of the guide. */
export function guideCurrentA(mm2: number, laying: Laying, warm: boolean): number | null {
  // A size between two rows, or above the last, takes the row below it: never more than the table says.
  const row = guide.find((candidate) => candidate.mm2 <= mm2);
  if (row === undefined) return null;
  return warm ? Math.round(row[laying] * factorAt40 * 100) / 100 : row[laying];
}

/** What is known of Iz: `cautiousA` under the worse of every unanswered condition, `bestA` under the better. */
export interface CableCapacity {
  readonly cautiousA: number;
  readonly bestA: number;
  readonly laying: Laying;
  readonly assumed: boolean;
}

/** Iz by the guide; null where the guide does not reach (aluminium, unknown, thinner than 2.5 mm²). */
export function cableCapacity(answers: CircuitAnswers): CableCapacity | null {
  if (answers.cableMaterial !== 'copper' || isUnknown(answers.cableMm2)) return null;
  const layingKnown = !isUnknown(answers.cableLaying);
  const laying: Laying = answers.cableLaying === 'C' ? 'C' : 'B2';
  const cautiousA = guideCurrentA(answers.cableMm2, laying, answers.ambient40 !== 'no');
  const bestA = guideCurrentA(answers.cableMm2, layingKnown ? laying : 'C', answers.ambient40 === 'yes');
  if (cautiousA === null || bestA === null) return null;
  return { cautiousA, bestA, laying, assumed: !layingKnown || isUnknown(answers.ambient40) };
}
