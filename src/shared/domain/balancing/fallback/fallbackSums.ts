import { indexOfPhase, noAmps, type Phase } from '#shared/domain/balancing/phases.ts';
import { diversityOf } from '#shared/domain/balancing/site/diversity.ts';
import { perPhaseLimit, wiredPhases } from '#shared/domain/balancing/site/rotation.ts';
import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';

/** When a sum holds: nobody steers any more, or the power has just come back. */
export type SumMoment = 'fallback' | 'restart';

/** One line of a worked sum: `count` × `eachA`. */
export interface Addend {
  readonly kind: 'base' | 'margin' | 'chargers' | 'ocpp' | 'unsafe';
  readonly count: number;
  readonly eachA: number;
  readonly chargers: readonly string[];
}

/** One node and phase with everything that may flow there at the same time. */
export interface WorkedSum {
  readonly moment: SumMoment;
  readonly node: string;
  readonly phase: 'L1' | 'L2' | 'L3';
  readonly addends: readonly Addend[];
  readonly sumA: number;
  /** The node's limit, with its diversity counted. */
  readonly limitA: number;
  readonly diversity: number;
  readonly fits: boolean;
}

const names = ['L1', 'L2', 'L3'] as const;
const round = (amperes: number): number => Math.round(amperes * 100) / 100;

interface Counted {
  readonly kind: Addend['kind'];
  readonly a: number;
}

/** What one charger counts at: a watchdog that never bites, or that holds, leaves it where it was. */
export const countedA = (charger: SiteCharger, moment: SumMoment): Counted => {
  const { maxA, ocpp, fallbackA, timeoutS, fallbackAction, bootA } = charger;
  if (ocpp !== undefined) {
    const a = Math.min(maxA, ocpp.maxA, ocpp.installLimitA ?? Number.POSITIVE_INFINITY);
    return { kind: 'ocpp', a };
  }
  const isUnsafe = fallbackA === undefined || !timeoutS || fallbackAction === 'hold';
  if (moment === 'restart') {
    // A watchdog starts tripped: until somebody steers, the lower of both is in force.
    const a = isUnsafe ? (bootA ?? maxA) : Math.min(bootA ?? fallbackA, fallbackA);
    return { kind: isUnsafe ? 'unsafe' : 'chargers', a: Math.min(a, maxA) };
  }
  return isUnsafe ? { kind: 'unsafe', a: maxA } : { kind: 'chargers', a: Math.min(fallbackA, maxA) };
};

/** Equal currents become one addend, in the order of the currents. */
const grouped = (counted: readonly (Counted & { readonly id: string })[]): Addend[] => {
  const groups = new Map<string, Addend>();
  for (const { kind, a, id } of counted) {
    const key = `${kind} ${a}`;
    const group = groups.get(key) ?? { kind, count: 0, eachA: a, chargers: [] };
    groups.set(key, { ...group, count: group.count + 1, chargers: [...group.chargers, id] });
  }
  return [...groups.values()].sort((a, b) => b.eachA - a.eachA);
};

interface Prepared {
  readonly id: string;
  readonly path: ReadonlySet<string>;
  readonly phases: readonly Phase[];
  readonly charger: SiteCharger;
}

const prepare = (site: Site): Prepared[] => {
  const parentOf = new Map(site.nodes.map(({ id, parent }) => [id, parent ?? null]));
  return site.chargers.map((charger) => {
    const path = new Set<string>();
    let at: string | null | undefined = charger.node;
    while (at !== null && at !== undefined && !path.has(at)) {
      path.add(at);
      at = parentOf.get(at);
    }
    return { id: charger.id, path, phases: wiredPhases(charger), charger };
  });
};

/**
 * Every node and phase of a site, summed in the worst phase assignment: a charger counts on each phase it could load.
 * Nodes without chargers below are left out.
 */
export const fallbackSums = (site: Site, moment: SumMoment): WorkedSum[] => {
  const below = new Map<string, Prepared[]>();
  for (const prepared of prepare(site))
    for (const node of prepared.path) {
      const list = below.get(node) ?? [];
      list.push(prepared);
      below.set(node, list);
    }
  const diversity = diversityOf(site);
  return site.nodes.flatMap((node) => {
    const chargers = below.get(node.id) ?? [];
    if (chargers.length === 0) return [];
    const base = perPhaseLimit(node.baseLoadA ?? [...noAmps]);
    const limits = perPhaseLimit(node.limitA);
    const { factor } = diversity(node);
    return ([1, 2, 3] as const).flatMap((phase): WorkedSum[] => {
      const index = indexOfPhase(phase);
      const loading = chargers.filter(({ phases }) => phases.includes(phase));
      if (loading.length === 0) return [];
      // Export counts as 0: a reversed transformer must not make room.
      const baseA = Math.max(0, base[index]);
      const addends: Addend[] = [
        { kind: 'base', count: 1, eachA: baseA, chargers: [] },
        ...(node.marginA === undefined
          ? []
          : [{ kind: 'margin', count: 1, eachA: node.marginA, chargers: [] } as const]),
        ...grouped(loading.map(({ id, charger }) => ({ id, ...countedA(charger, moment) }))),
      ];
      const sumA = round(addends.reduce((sum, { count, eachA }) => sum + count * eachA, 0));
      const limitA = round(limits[index] * factor);
      const fits = sumA <= limitA;
      return [{ moment, node: node.id, phase: names[index], addends, sumA, limitA, diversity: factor, fits }];
    });
  });
};

/** Where the limit of a sum comes from when a factor counts: `0.8 × 40`; undefined when it is the limit itself. */
export const limitBefore = ({ limitA, diversity }: WorkedSum): number | undefined =>
  diversity === 1 ? undefined : round(limitA / diversity);

/** A worked sum on one line, with the words for base load and margin: `12 A base + 3 × 6 A = 30 A ≤ 40 A`. */
export const sumLine = (
  sum: WorkedSum,
  words: { readonly base: string; readonly margin: string },
): string => {
  const terms = sum.addends
    .filter(({ kind, eachA }) => kind === 'base' || eachA > 0)
    .map(({ kind, count, eachA }) => {
      if (kind === 'base' || kind === 'margin') return `${round(eachA)} A ${words[kind]}`;
      return count === 1 ? `${round(eachA)} A` : `${count} × ${round(eachA)} A`;
    });
  const whole = limitBefore(sum);
  const limit = whole === undefined ? '' : `${sum.diversity} × ${whole} A = `;
  return `${terms.join(' + ')} = ${sum.sumA} A ${sum.fits ? '≤' : '>'} ${limit}${sum.limitA} A`;
};
