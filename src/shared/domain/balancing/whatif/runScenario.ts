import type { BalanceRule } from '#shared/domain/balancing/rules/balanceRule.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { baseOf } from './generateBase.ts';
import { carsOf } from './generateCars.ts';
import { siteOf } from './generateSite.ts';
import { metricsOf, type ScenarioMetrics, type SessionResult } from './metrics.ts';
import { answerS, createOverloadWatch, type OverloadWatch } from './overloadWatch.ts';
import { createPlant, type Plant } from './plant.ts';
import { createPlantController } from './plantController.ts';
import { createRandom } from './random.ts';
import type { Scenario, ScenarioCar } from './scenarioSchema.ts';
import { createSeriesRecorder, type ScenarioSeries } from './seriesRecorder.ts';
import { createSessionBook } from './sessionBook.ts';

/** A run: always a simulation, never a measurement. */
export interface ScenarioResult {
  readonly metrics: ScenarioMetrics;
  readonly series: ScenarioSeries;
  readonly sessions: readonly SessionResult[];
}

/** Longest step while nothing happens. */
const quietStepS = 10;
/** A charger and its car follow a fall-back within this time. */
const fallBackS = 10;
const points = 600;

const startOf = ({ startAt }: Scenario): number => {
  const [hours = 0, minutes = 0] = startAt.split(':').map(Number);
  return hours * 3600 + minutes * 60;
};

/** Causes that take longer than a change of load: until then what happens at their nodes is being answered. */
const excuseFaults = (scenario: Scenario, plant: Plant, watch: OverloadWatch, nowS: number): void => {
  for (const fault of scenario.faults ?? []) {
    if (Math.abs(fault.atS - nowS) > 0.5) continue;
    const isKilled = fault.kind === 'controller-killed';
    if (!isKilled && fault.kind !== 'link-lost') continue;
    for (const place of plant.places)
      if (isKilled || fault.chargers.includes(place.site.id))
        watch.excuse(place.path, fault.atS + (place.site.timeoutS ?? 0) + fallBackS);
  }
};

const excuseCars = (cars: readonly ScenarioCar[], plant: Plant, watch: OverloadWatch, nowS: number): void => {
  for (const { addsPhasesAtS, charger } of cars) {
    if (addsPhasesAtS === undefined || Math.abs(addsPhasesAtS - nowS) > 0.5) continue;
    const place = plant.places.find(({ site }) => site.id === charger);
    if (place !== undefined) watch.excuse(place.path, nowS + answerS);
  }
};

const faultTimes = (scenario: Scenario): number[] =>
  (scenario.faults ?? []).flatMap(({ atS, untilS }) => [atS, untilS]);

/**
 * Runs a scenario step by step and yields how much of it is done (0…1), so that a caller can show it or stop. The same
 * scenario and rule give the same result.
 */
export function* stepScenario(scenario: Scenario, rule: BalanceRule): Generator<number, ScenarioResult> {
  const site: Site = siteOf(scenario);
  const startS = startOf(scenario);
  const { durationS, seed } = scenario;
  const ids = site.chargers.map(({ id }) => id);
  const cars = carsOf(scenario.cars, ids, { startS, durationS }, createRandom(seed + 1));
  const plant = createPlant(site, baseOf(scenario, startS, createRandom(seed + 2)), cars, seed + 3);
  const controller = createPlantController(site, scenario, rule, startS, createRandom(seed + 4));
  const watch = createOverloadWatch(site);
  const book = createSessionBook();
  const recorder = createSeriesRecorder(site, durationS, points);
  const times = faultTimes(scenario);
  const isNoisy = (scenario.meter?.noiseA ?? 0) > 0 || (scenario.meter?.lossShare ?? 0) > 0;
  let nowS = 0;
  let dtS = 1;
  let told = 0;
  while (nowS <= durationS) {
    plant.step(nowS, dtS, (place, car) => book.close(place.site.id, car, nowS));
    excuseFaults(scenario, plant, watch, nowS);
    excuseCars(cars, plant, watch, nowS);
    recorder.step(plant, nowS);
    const setBefore = plant.places.map(({ charger }) => charger.setA());
    const isQuiet = controller.step(plant, nowS, scenario.faults ?? []) && !plant.isMoving() && !isNoisy;
    const nextS = Math.min(plant.nextEventS(nowS), ...times.filter((atS) => atS > nowS), nowS + quietStepS);
    dtS = isQuiet ? Math.max(1, Math.ceil(nextS - nowS)) : 1;
    // What is true now stays so until the next step.
    watch.step(plant.baseA, plant.evA, nowS, dtS);
    for (const [index, place] of plant.places.entries()) {
      const car = place.car();
      if (car !== null) book.step(place.site.id, car, setBefore[index] ?? 0, dtS);
    }
    nowS += dtS;
    if (nowS / durationS - told < 0.01) continue;
    told = nowS / durationS;
    if (told < 1) yield told;
  }
  yield 1;
  for (const place of plant.places) {
    const car = place.car();
    if (car !== null) book.close(place.site.id, car, durationS);
  }
  return {
    metrics: metricsOf(book.sessions(), watch.result()),
    series: recorder.series(),
    sessions: book.sessions(),
  };
}

/** Runs a whole scenario under a rule. */
export const runScenario = (
  scenario: Scenario,
  rule: BalanceRule,
  onProgress?: (share: number) => void,
): ScenarioResult => {
  const steps = stepScenario(scenario, rule);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    onProgress?.(step.value);
  }
};
