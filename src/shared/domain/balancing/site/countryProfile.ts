import type { Country } from '#shared/domain/circuitAnswers.ts';
import { boardDiversity, onePhaseLimitA } from '#shared/domain/countryRules.ts';
import type { Site } from './siteSchema.ts';

/** A fact with where it is from; `isAssumed` = to be checked with the network operator. */
export interface SourcedFact<Value> {
  readonly value: Value;
  readonly source: string;
  readonly isAssumed: boolean;
}

/** What a country asks of load balancing. null = no rule is known. */
export interface CountryProfile {
  readonly country: Country;
  readonly unbalanceA: SourcedFact<number | null>;
  readonly onePhaseA: SourcedFact<number | null>;
  /** Continuous current of the meter cabinet by the mm² of its wiring. */
  readonly cabinetA: SourcedFact<Readonly<Record<'10' | '16' | 'unknown', number>> | null>;
  /** Breakers side by side under long load: their number and the factor. */
  readonly diversity: SourcedFact<readonly (readonly [atLeast: number, factor: number])[]>;
  /** Dimming of a group: power of one device and the simultaneity of n devices (index n, 9 = nine and more). */
  readonly dimming: SourcedFact<{
    readonly deviceW: number;
    readonly simultaneity: readonly number[];
  } | null>;
}

const fact = <Value>(value: Value, source: string, isAssumed = false): SourcedFact<Value> => ({
  value,
  source,
  isAssumed,
});

const noRule = 'no numeric rule found';
const diversity = fact(
  [1, 2, 4, 6, 10].map((count) => [count, boardDiversity(count)] as const),
  'IEC 61439, unless the maker of the board says otherwise',
);

const plain = (
  country: Country,
  unbalance: SourcedFact<number | null>,
  onePhase: string,
  isAssumed: boolean,
) => ({
  country,
  unbalanceA: unbalance,
  onePhaseA: fact(onePhaseLimitA(country), onePhase, isAssumed),
  cabinetA: fact(null, noRule),
  diversity,
  dimming: fact(null, noRule),
});

/** The profiles; every value can be changed in the site. */
export const countryProfiles: Readonly<Record<Country, CountryProfile>> = {
  CZ: plain(
    'CZ',
    fact(16, `${noRule}: usual value`, true),
    'PREdistribuce couples one-phase stations to 16 A',
    true,
  ),
  SK: plain('SK', fact(16, `${noRule}: usual value`, true), `${noRule}: usual value`, true),
  AT: plain(
    'AT',
    fact(16, 'TAEV 2020 I 3.1 names 3.68 kVA on one phase', true),
    'TAEV 2020 I 3.1, 3.68 kVA',
    false,
  ),
  IEC: plain('IEC', fact(null, noRule), noRule, false),
  DE: {
    ...plain('DE', fact(20, 'VDE-AR-N 4100, 4.6 kVA'), 'VDE-AR-N 4100, 4.6 kVA', false),
    cabinetA: fact({ '10': 32, '16': 44, unknown: 32 }, 'VDE-AR-N 4100, 7.5'),
    dimming: fact(
      { deviceW: 4200, simultaneity: [1, 1, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45] },
      '§ 14a EnWG, BK6-22-300; factors of 2 to 8 devices to be checked',
      true,
    ),
  },
};

/** Least power a dimmed group of n devices keeps: 4.2 kW + (n − 1) × factor × 4.2 kW; null without such a rule. */
export const dimmedPowerW = (country: Country, devices: number): number | null => {
  const dimming = countryProfiles[country].dimming.value;
  if (dimming === null || devices < 1) return null;
  const { deviceW, simultaneity } = dimming;
  const factor = simultaneity[Math.min(devices, simultaneity.length - 1)] ?? 1;
  return Math.round(deviceW + (devices - 1) * factor * deviceW);
};

/** The numbers that hold at a site: its own over those of its country. */
export const profileOf = (
  site: Pick<Site, 'country' | 'profile' | 'chargers'>,
): {
  readonly unbalanceA: number | null;
  readonly onePhaseA: number | null;
  readonly dimmedW: number | null;
} => {
  const country = countryProfiles[site.country ?? 'IEC'];
  const { unbalanceA, onePhaseA, dimmedW } = site.profile ?? {};
  return {
    unbalanceA: unbalanceA === undefined ? country.unbalanceA.value : unbalanceA,
    onePhaseA: onePhaseA === undefined ? country.onePhaseA.value : onePhaseA,
    dimmedW: dimmedW ?? dimmedPowerW(country.country, site.chargers.length),
  };
};
