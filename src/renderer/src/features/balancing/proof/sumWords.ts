import { type Addend, limitBefore, type WorkedSum } from '#shared/domain/balancing/fallback/fallbackSums.ts';
import { wiredPhases } from '#shared/domain/balancing/site/rotation.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';

export interface SumWords {
  readonly number: (value: number) => string;
  readonly base: string;
  readonly margin: string;
}

const termOf = ({ kind, count, eachA }: Addend, words: SumWords): string => {
  const each = `${words.number(eachA)}\u202fA`;
  if (kind === 'base' || kind === 'margin') return `${each} ${words[kind]}`;
  return count === 1 ? each : `${count} × ${each}`;
};

/** A sum as an electrician writes it: `12 A load + 3 × 6 A = 30 A ≤ 40 A`. */
export const sumText = (sum: WorkedSum, words: SumWords): string => {
  const terms = sum.addends.filter(({ kind, eachA }) => kind === 'base' || eachA > 0);
  const left = terms.map((term) => termOf(term, words)).join(' + ');
  const sign = sum.fits ? '≤' : '>';
  const whole = limitBefore(sum);
  const factor =
    whole === undefined ? '' : `${words.number(sum.diversity)} × ${words.number(whole)}\u202fA = `;
  return `${left} = ${words.number(sum.sumA)}\u202fA ${sign} ${factor}${words.number(sum.limitA)}\u202fA`;
};

/** Chargers whose phase nobody has said, although it matters: they count on every phase. */
export const unknownPhases = (site: Site): readonly string[] =>
  site.chargers
    .filter(
      (charger) => charger.phases === 1 && charger.rotation === undefined && wiredPhases(charger).length > 1,
    )
    .map(({ id }) => id);

/** The sums of a node; phases that say the same stand in one line. */
export interface SumLine {
  readonly phases: readonly WorkedSum['phase'][];
  readonly sum: WorkedSum;
}

export const sumLines = (sums: readonly WorkedSum[]): readonly SumLine[] => {
  const lines: { phases: WorkedSum['phase'][]; sum: WorkedSum; key: string }[] = [];
  for (const sum of sums) {
    const key = JSON.stringify([sum.addends, sum.limitA]);
    const same = lines.find((line) => line.key === key);
    if (same === undefined) lines.push({ phases: [sum.phase], sum, key });
    else same.phases.push(sum.phase);
  }
  return lines;
};
