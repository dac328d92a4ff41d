import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { PerPhase } from '#simulator/charger/meter.ts';
import {
  type BaseSpec,
  type LayoutCharger,
  type LayoutNode,
  orders,
  type SiteLayout,
} from '#simulator/wiring/layout.types.ts';
import { readTrace } from '#simulator/wiring/readTrace.ts';
import { carShape } from './control/carRequest.ts';
import {
  BadRequest,
  fields,
  flag,
  integerFrom,
  listOf,
  numberFrom,
  oneOf,
  orNull,
  type Reader,
  required,
} from './control/fields.ts';

const MAX_NODES = 100;
const MAX_CHARGERS = 100;

const ampere = numberFrom(-2000, 2000);

/** One number for all phases, or one each. */
export const amounts: Reader<PerPhase> = (value, name) => {
  const each = Array.isArray(value) ? value : [value, value, value];
  if (each.length !== 3) throw new BadRequest(`"${name}" must be a number or three`);
  return [ampere(each[0], name), ampere(each[1], name), ampere(each[2], name)];
};

const nodeId: Reader<string> = (value, name) => {
  if (typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(value)) return value;
  throw new BadRequest(`"${name}" must be a short name of letters, digits, dots and dashes`);
};

const fileName: Reader<string> = (value, name) => {
  if (typeof value === 'string' && value !== '') return value;
  throw new BadRequest(`"${name}" must name a file`);
};

const nodeShape = {
  id: nodeId,
  parent: orNull(nodeId),
  limitA: amounts,
  meter: flag,
  baseA: amounts,
  day: fields({ seed: integerFrom(0, 0xffff_ffff), peakA: numberFrom(0, 2000) }),
  trace: fileName,
};
const chargerShape = {
  node: nodeId,
  phases: oneOf(1, 3),
  rotation: oneOf(...orders),
  wired: oneOf(...orders),
  car: fields(carShape),
};
const layoutShape = { nodes: listOf(fields(nodeShape)), chargers: listOf(fields(chargerShape)) };

type NodeFields = ReturnType<ReturnType<typeof fields<typeof nodeShape>>>;

const baseOf = ({ baseA, day, trace }: NodeFields, folder: string): BaseSpec => {
  if (trace !== undefined)
    return { kind: 'trace', rows: readTrace(readFileSync(resolve(folder, trace), 'utf8')) };
  if (day !== undefined) return { kind: 'day', seed: day.seed ?? 1, peakA: day.peakA ?? 20 };
  return { kind: 'constant', currentA: baseA ?? [0, 0, 0] };
};

const nodeOf = (node: NodeFields, folder: string): LayoutNode => ({
  id: required(node.id, 'id'),
  parent: node.parent ?? null,
  limitA: required(node.limitA, 'limitA'),
  hasMeter: node.meter ?? false,
  base: baseOf(node, folder),
});

/** Each node but the first hangs at one listed before it, so there is one root and no ring. */
const checkTree = (nodes: readonly LayoutNode[]): void => {
  const seen = new Set<string>();
  for (const [index, { id, parent }] of nodes.entries()) {
    if (seen.has(id)) throw new BadRequest(`node "${id}" is there twice`);
    if (index === 0 ? parent !== null : parent === null || !seen.has(parent))
      throw new BadRequest(`node "${id}" must hang at a node listed before it; the first one at none`);
    seen.add(id);
  }
};

/** Reads a layout from the content of a JSON file; traces are looked for beside it. */
export const readLayout = (content: unknown, folder: string): SiteLayout => {
  const read = fields(layoutShape)(content, 'the site');
  const nodes = required(read.nodes, 'nodes').map((node) => nodeOf(node, folder));
  checkTree(nodes);
  const ids = new Set(nodes.map(({ id }) => id));
  const chargers = required(read.chargers, 'chargers').map(
    ({ node, phases = 3, rotation = 'L1L2L3', wired = rotation, car = {} }): LayoutCharger => {
      if (node === undefined || !ids.has(node)) throw new BadRequest(`a charger hangs at no node: "${node}"`);
      return { node, phases, declared: rotation, wired, car };
    },
  );
  if (nodes.length === 0 || nodes.length > MAX_NODES)
    throw new BadRequest(`a site has 1 to ${MAX_NODES} nodes`);
  if (chargers.length === 0 || chargers.length > MAX_CHARGERS)
    throw new BadRequest(`a site has 1 to ${MAX_CHARGERS} chargers`);
  return { nodes, chargers };
};

/** The layout in a JSON file, or an error whose message can be shown as it is. */
export const readLayoutFile = (path: string): SiteLayout => {
  try {
    return readLayout(JSON.parse(readFileSync(path, 'utf8')), dirname(path));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`--site ${path}: ${reason}`, { cause: error });
  }
};
