import type { CircuitAnswers, Country } from '#shared/domain/circuitAnswers.ts';
import { factoryCurrentA } from '#shared/domain/desired.ts';
import type { ControlAnswers } from '#shared/domain/jobAnswers.ts';
import { minimumA } from '#shared/domain/stageLimits.ts';
import { addressSchema, type Site, type SiteCharger } from './siteSchema.ts';

/** A charger as a commissioning job leaves it. */
export interface CommissionedCharger {
  readonly site: string;
  readonly country: Country;
  readonly socket: string;
  readonly serial: string;
  readonly phases: 1 | 3;
  /** `host:port/unit` */
  readonly address: string;
  readonly limitA: number;
  readonly circuit: CircuitAnswers;
  readonly control: ControlAnswers;
}

const usualPeriodS = 5;
const rootId = 'main';

const addressOf = (text: string): SiteCharger['address'] => {
  const [, host = '', port, unit] = /^(.+):(\d+)\/(\d+)$/.exec(text) ?? [];
  const parsed = addressSchema.safeParse({ host, port: Number(port), unit: Number(unit) });
  return parsed.success ? parsed.data : undefined;
};

const emptyPlan = ({ site, country, circuit, limitA }: CommissionedCharger): Site => {
  const { mainBreakerA, otherLoadA } = circuit;
  const load = (a: number | 'unknown' | undefined) => (typeof a === 'number' ? a : undefined);
  const [l1, l2, l3] = [load(otherLoadA?.l1), load(otherLoadA?.l2), load(otherLoadA?.l3)];
  const isKnown = l1 !== undefined && (circuit.mainPhases === 1 || (l2 !== undefined && l3 !== undefined));
  return {
    ...{ version: 1, name: site, country, chargers: [] },
    nodes: [
      {
        ...{ id: rootId, parent: null },
        // Without a main breaker nothing but this charger may flow: cautious, and to be corrected in the plan.
        limitA: typeof mainBreakerA === 'number' ? mainBreakerA : limitA,
        ...(isKnown ? { baseLoadA: [l1 ?? 0, l2 ?? 0, l3 ?? 0] as [number, number, number] } : {}),
      },
    ],
  };
};

const freeId = ({ chargers }: Site): string => {
  for (let number = 1; ; number += 1) {
    const id = `c${number}`;
    if (!chargers.some((charger) => charger.id === id)) return id;
  }
};

/** The plan of a site with this charger in it as it was set up; one of the same serial keeps its place and its name. */
export const planWithCharger = (plan: Site | null, charger: CommissionedCharger): Site => {
  const { control, circuit, serial, limitA, phases } = charger;
  const site = plan ?? emptyPlan(charger);
  const before = site.chargers.find((each) => each.serial === serial);
  const root = site.nodes.find(({ parent }) => (parent ?? null) === null)?.id ?? rootId;
  const address = addressOf(charger.address);
  const { phaseRotation } = circuit;
  const failsafeA = control.failsafeA ?? factoryCurrentA;
  const after: SiteCharger = {
    ...{ id: freeId(site), node: root, name: charger.socket },
    ...(phaseRotation === undefined || phaseRotation === 'unknown' ? {} : { rotation: phaseRotation }),
    ...before,
    ...(address === undefined ? {} : { address }),
    ...{ serial, phases, minA: minimumA, maxA: limitA },
    fallbackA: failsafeA,
    ...(control.timeoutS === undefined ? {} : { timeoutS: control.timeoutS }),
    ...{ fallbackAction: 'lower' as const, bootA: factoryCurrentA },
  };
  const chargers =
    before === undefined
      ? [...site.chargers, after]
      : site.chargers.map((each) => (each.serial === serial ? after : each));
  return {
    ...site,
    chargers,
    controller: {
      ...site.controller,
      periodS: site.controller?.periodS ?? control.controllerPeriodS ?? usualPeriodS,
    },
  };
};
