import type { PerPhase } from '#simulator/charger/meter.ts';
import type { MeterFaults } from '#simulator/meter/meterFaults.ts';
import { amounts } from '#simulator/site/layoutFile.ts';
import type { SiteStructure } from '#simulator/site/siteStructure.ts';
import {
  BadRequest,
  fields,
  flag,
  integerFrom,
  listOf,
  numberFrom,
  oneOf,
  type Reader,
  required,
} from './fields.ts';

const longestStepS = 86_400;
const longestJitterMs = 60_000;

const text: Reader<string> = (value, name) => {
  if (typeof value === 'string') return value;
  throw new BadRequest(`"${name}" must be a text`);
};

const phase = oneOf(1, 2, 3);

const swap: Reader<readonly [1 | 2 | 3, 1 | 2 | 3, 1 | 2 | 3]> = (value, name) => {
  const [l1, l2, l3, ...more] = listOf(phase)(value, name);
  if (l1 === undefined || l2 === undefined || l3 === undefined || more.length > 0)
    throw new BadRequest(`"${name}" names the phases that the inputs L1, L2, L3 see`);
  return [l1, l2, l3];
};

const byNode: Reader<Readonly<Record<string, PerPhase>>> = (value, name) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadRequest(`"${name}" must be an object`);
  return Object.fromEntries(Object.entries(value).map(([node, limit]) => [node, amounts(limit, node)]));
};

const readBreaker = fields({ node: text, on: flag });
const readBase = fields({
  node: text,
  constantA: amounts,
  stepA: amounts,
  forS: numberFrom(0, longestStepS),
  day: fields({ seed: integerFrom(0, 0xffff_ffff), peakA: numberFrom(0, 2000) }),
});
const readMeter = fields({
  node: text,
  clear: flag,
  lost: flag,
  frozen: flag,
  reversed: listOf(phase),
  swapped: swap,
  noiseA: numberFrom(0, 1000),
  jitterMs: integerFrom(0, longestJitterMs),
  loss: numberFrom(0, 1),
});
const readOverload = fields({ reset: flag, limitsA: byNode, fromMs: numberFrom(0, Number.MAX_SAFE_INTEGER) });
const readCars = fields({ action: oneOf('plug', 'unplug') });

type StructureAction = (structure: SiteStructure, body: unknown) => unknown;

const rootOf = ({ wiring }: SiteStructure): string => wiring.nodes()[0]?.id ?? '';

const meter: StructureAction = (structure, body) => {
  const { node, clear = false, ...change } = readMeter(body, 'meter');
  const found = node === undefined ? [...structure.meters.values()][0] : structure.meters.get(node);
  if (found === undefined) throw new BadRequest('there is no such meter');
  const isClearing = clear || Object.keys(change).length === 0;
  const faults: MeterFaults = isClearing ? change : { ...found.faults(), ...change };
  found.setFaults(faults);
  return { node: found.node, faults };
};

const base: StructureAction = (structure, body) => {
  const { node = rootOf(structure), constantA, stepA, forS, day } = readBase(body, 'base');
  const load = structure.wiring.base(node);
  if (load === undefined) throw new BadRequest(`there is no node "${node}"`);
  if (constantA !== undefined) load.set({ kind: 'constant', currentA: constantA });
  if (day !== undefined) load.set({ kind: 'day', seed: day.seed ?? 1, peakA: day.peakA ?? 20 });
  if (stepA !== undefined) load.step(stepA, structure.deviceMs(), required(forS, 'forS') * 1000);
  return { node, baseA: load.at(structure.deviceMs()) };
};

const breaker: StructureAction = async (structure, body) => {
  const read = readBreaker(body, 'breaker');
  const node = required(read.node, 'node');
  if (!(await structure.switchNode(node, required(read.on, 'on'))))
    throw new BadRequest(`there is no node "${node}"`);
  return { node, on: read.on };
};

const overload: StructureAction = ({ recorder }, body) => {
  const { reset = false, limitsA, fromMs } = readOverload(body, 'overload');
  if (reset || limitsA !== undefined) recorder.reset(Date.now(), limitsA);
  return recorder.report(fromMs);
};

const cars: StructureAction = ({ chargers }, body) => {
  const action = required(readCars(body, 'cars').action, 'action');
  for (const { site } of chargers) {
    if (action === 'unplug') site.parking.unplug();
    else if (site.parking.car() === null) site.parking.plug({});
  }
  return { cars: Object.fromEntries(chargers.map(({ site }) => [site.charger.serial, site.parking.car()])) };
};

const actions: Readonly<Record<string, StructureAction>> = { meter, base, breaker, overload, cars };

/** A value, or undefined for an unknown action. */
export const actOnStructure = (structure: SiteStructure, action: string, body: unknown): unknown =>
  Object.hasOwn(actions, action) ? actions[action]?.(structure, body) : undefined;
