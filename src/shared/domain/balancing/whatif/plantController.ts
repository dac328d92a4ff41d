import type { BalanceMemory } from '#shared/domain/balancing/allocate/memorySchema.ts';
import { type PhaseAmps, perPhase } from '#shared/domain/balancing/phases.ts';
import type { BalanceRule } from '#shared/domain/balancing/rules/balanceRule.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { type SiteLive, statesOfSite } from '#shared/domain/balancing/site/stateOfSite.ts';
import type { Place, Plant } from './plant.ts';
import { createPlantMeter } from './plantMeter.ts';
import type { Random } from './random.ts';
import type { Scenario, ScenarioFault } from './scenarioSchema.ts';

/** The controller in the plant: reads meters and chargers, applies the rule, writes. */
export interface PlantController {
  /** One cycle. True when nothing is on its way any more. */
  readonly step: (plant: Plant, nowS: number, faults: readonly ScenarioFault[]) => boolean;
}

type LiveCharger = NonNullable<SiteLive['chargers']>[string];

const tenth = (a: number): number => Math.round(a * 10) / 10;

interface Link {
  answeredS: number;
  setA: number;
}

const readCharger = (place: Place, link: Link, isLinked: boolean, nowS: number): LiveCharger => {
  const car = place.car();
  if (!isLinked) return { setA: link.setA, measuredA: null, lostForS: nowS - link.answeredS };
  link.answeredS = nowS;
  link.setA = place.charger.setA();
  const drawn = place.drawnA();
  return {
    isPlugged: car !== null,
    wants: car !== null && !(car.isFull() && car.car.hidesFull !== true),
    setA: link.setA,
    measuredA: perPhase((phase) => tenth(drawn[phase])),
    lostForS: 0,
  };
};

const isActive =
  (nowS: number) =>
  (fault: ScenarioFault): boolean =>
    fault.atS <= nowS && nowS < fault.untilS;

/** Every meter of the site, with its own noise and faults. */
const createMeterReading = (site: Site, scenario: Scenario, random: Random) => {
  const meters = site.nodes
    .map((node, index) => ({ id: node.id, index, isMeter: node.meter !== undefined }))
    .filter(({ isMeter }) => isMeter)
    .map(({ id, index }) => ({ id, index, meter: createPlantMeter(id, scenario, random) }));
  return (plant: Plant, nowS: number, faults: readonly ScenarioFault[]) =>
    Object.fromEntries(
      meters.map(({ id, index, meter }) => {
        const trueA: PhaseAmps = perPhase(
          (phase) => (plant.baseA[index * 3 + phase] ?? 0) + (plant.evA[index * 3 + phase] ?? 0),
        );
        return [id, meter.read(trueA, nowS, faults)];
      }),
    );
};

/** True when this is another set-point than before. */
const writeCharger = (place: Place, setA: number, nowS: number, wake: boolean): boolean => {
  const hasChanged = place.charger.setA() !== setA;
  place.charger.write(setA, nowS);
  if (wake) place.car()?.wake();
  return hasChanged;
};

/** Builds a controller that follows a rule. */
export const createPlantController = (
  site: Site,
  scenario: Scenario,
  rule: BalanceRule,
  startS: number,
  random: Random,
): PlantController => {
  const readMeters = createMeterReading(site, scenario, random);
  const links = new Map<string, Link>(site.chargers.map(({ id }) => [id, { answeredS: 0, setA: 0 }]));
  const stateOf = statesOfSite(site);
  let memory: BalanceMemory | undefined;

  return {
    step: (plant, nowS, all) => {
      const faults = all.filter(isActive(nowS));
      const killed = faults.find((fault) => fault.kind === 'controller-killed');
      const meterReadings = readMeters(plant, nowS, faults);
      if (killed?.kind === 'controller-killed') {
        if (killed.forgets === true) memory = undefined;
        return false;
      }
      const isLinked = ({ site: { id } }: Place) =>
        !faults.some((fault) => fault.kind === 'link-lost' && fault.chargers.includes(id));
      const chargers: Record<string, LiveCharger> = {};
      for (const place of plant.places) {
        const link = links.get(place.site.id);
        if (link !== undefined) chargers[place.site.id] = readCharger(place, link, isLinked(place), nowS);
      }
      const live: SiteLive = {
        nowS,
        wallS: startS + nowS,
        meters: meterReadings,
        chargers,
        isDimmed: faults.some(({ kind }) => kind === 'dimmed'),
        ...(memory === undefined ? {} : { memory }),
      };
      const answer = rule(stateOf(live));
      memory = answer.memory;
      let isQuiet = faults.length === 0;
      for (const place of plant.places) {
        const { id } = place.site;
        const setA = answer.setA[id] ?? 0;
        if ((answer.targetA?.[id] ?? setA) > setA) isQuiet = false;
        if (isLinked(place) && writeCharger(place, setA, nowS, answer.wakeUp?.includes(id) === true))
          isQuiet = false;
      }
      return isQuiet;
    },
  };
};
