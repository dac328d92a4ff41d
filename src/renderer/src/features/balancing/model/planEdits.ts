import type { Site, SiteCharger, SiteNode } from '#shared/domain/balancing/site/siteSchema.ts';

/** What a form is open for: the site as a whole, a fuse or board, or a charger. */
export type PlanPart =
  | { readonly kind: 'site' }
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'charger'; readonly id: string };

export const sitePart: PlanPart = { kind: 'site' };
export const keyOf = (part: PlanPart): string => (part.kind === 'site' ? 'site' : `${part.kind}:${part.id}`);

/** Fields to change; undefined takes a field out. */
export type Change<Part> = { readonly [Name in keyof Part]?: Part[Name] | undefined };

const changed = <Part extends object>(part: Part, change: Change<Part>): Part =>
  Object.fromEntries(
    Object.entries({ ...part, ...change }).filter(([, value]) => value !== undefined),
  ) as Part;

const freeId = (plan: Site, prefix: string): string => {
  const used = new Set([...plan.nodes, ...plan.chargers].map(({ id }) => id));
  for (let number = 1; ; number += 1) if (!used.has(`${prefix}${number}`)) return `${prefix}${number}`;
};

const firstMainA = 25;
const firstBoardA = 32;
const firstMaxA = 16;

/** A plan to begin with: the main fuse and nothing else. Its load beside the chargers is still to be told. */
export const newPlan = (site: {
  readonly name: string;
  readonly country: NonNullable<Site['country']>;
  readonly mainName: string;
}): Site => ({
  version: 1,
  name: site.name,
  country: site.country,
  nodes: [{ id: 'main', name: site.mainName, limitA: firstMainA }],
  chargers: [],
});

export const setSite = (plan: Site, change: Change<Site>): Site => changed(plan, change);

export const setNode = (plan: Site, id: string, change: Change<SiteNode>): Site => ({
  ...plan,
  nodes: plan.nodes.map((node) => (node.id === id ? changed(node, change) : node)),
});

export const setCharger = (plan: Site, id: string, change: Change<SiteCharger>): Site => ({
  ...plan,
  chargers: plan.chargers.map((charger) => (charger.id === id ? changed(charger, change) : charger)),
});

export const addBoard = (plan: Site, parent: string): { plan: Site; part: PlanPart } => {
  const id = freeId(plan, 'board');
  return {
    plan: { ...plan, nodes: [...plan.nodes, { id, parent, limitA: firstBoardA }] },
    part: { kind: 'node', id },
  };
};

export const addCharger = (plan: Site, node: string): { plan: Site; part: PlanPart } => {
  const id = freeId(plan, 'c');
  const charger: SiteCharger = { id, node, phases: 3, maxA: firstMaxA };
  return { plan: { ...plan, chargers: [...plan.chargers, charger] }, part: { kind: 'charger', id } };
};

/** The nodes below one, itself included; a tree that goes in a circle ends. */
export const subtree = (plan: Site, id: string): ReadonlySet<string> => {
  const found = new Set([id]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const node of plan.nodes) if (found.has(node.parent ?? '')) found.add(node.id);
  }
  return found;
};

const rotations = ['L1L2L3', 'L2L3L1', 'L3L1L2'] as const;

/** One step further, as the next charger is to be wired. */
export const nextRotation = (rotation: SiteCharger['rotation']): SiteCharger['rotation'] =>
  rotation === undefined ? undefined : rotations[(rotations.indexOf(rotation) + 1) % rotations.length];

/** What names one charger only is not copied; its wiring is one step further. */
const copyOf = (charger: SiteCharger, id: string, node: string): SiteCharger =>
  changed(charger, {
    id,
    node,
    serial: undefined,
    address: undefined,
    name: undefined,
    rotation: nextRotation(charger.rotation),
  });

const duplicateNode = (plan: Site, id: string): { plan: Site; part: PlanPart } => {
  const ids = new Map<string, string>();
  let next = plan;
  for (const node of plan.nodes.filter((each) => subtree(plan, id).has(each.id))) {
    const copy = freeId(next, 'board');
    ids.set(node.id, copy);
    const parent = ids.get(node.parent ?? '') ?? node.parent ?? undefined;
    next = {
      ...next,
      nodes: [...next.nodes, changed(node, { id: copy, parent, name: undefined, meter: undefined })],
    };
  }
  for (const charger of plan.chargers) {
    const node = ids.get(charger.node);
    if (node !== undefined)
      next = { ...next, chargers: [...next.chargers, copyOf(charger, freeId(next, 'c'), node)] };
  }
  return { plan: next, part: { kind: 'node', id: ids.get(id) ?? id } };
};

const isRoot = (plan: Site, id: string): boolean =>
  (plan.nodes.find((node) => node.id === id)?.parent ?? null) === null;

/** A board with all that hangs on it, or a charger, once more; null where there can be only one. */
export const duplicate = (plan: Site, part: PlanPart): { plan: Site; part: PlanPart } | null => {
  if (part.kind === 'site') return null;
  if (part.kind === 'node') return isRoot(plan, part.id) ? null : duplicateNode(plan, part.id);
  const at = plan.chargers.findIndex(({ id }) => id === part.id);
  const charger = plan.chargers[at];
  if (charger === undefined) return null;
  const id = freeId(plan, 'c');
  const chargers = plan.chargers.toSpliced(at + 1, 0, copyOf(charger, id, charger.node));
  return { plan: { ...plan, chargers }, part: { kind: 'charger', id } };
};

/** Takes a charger, or a board with all that hangs on it, out; null for what has to stay. */
export const remove = (plan: Site, part: PlanPart): { plan: Site; part: PlanPart } | null => {
  if (part.kind === 'site' || (part.kind === 'node' && isRoot(plan, part.id))) return null;
  if (part.kind === 'charger') {
    const node = plan.chargers.find(({ id }) => id === part.id)?.node;
    return {
      plan: { ...plan, chargers: plan.chargers.filter(({ id }) => id !== part.id) },
      part: node === undefined ? sitePart : { kind: 'node', id: node },
    };
  }
  const gone = subtree(plan, part.id);
  const parent = plan.nodes.find(({ id }) => id === part.id)?.parent;
  return {
    plan: {
      ...plan,
      nodes: plan.nodes.filter(({ id }) => !gone.has(id)),
      chargers: plan.chargers.filter(({ node }) => !gone.has(node)),
    },
    part: parent === undefined || parent === null ? sitePart : { kind: 'node', id: parent },
  };
};

const swapped = <Item>(items: readonly Item[], at: number, with_: number): Item[] | null => {
  const [one, other] = [items[at], items[with_]];
  if (one === undefined || other === undefined) return null;
  return items.map((item, index) => (index === at ? other : index === with_ ? one : item));
};

const neighbour = <Item>(items: readonly Item[], at: number, by: -1 | 1, same: (item: Item) => boolean) => {
  for (let index = at + by; index >= 0 && index < items.length; index += by) {
    const item = items[index];
    if (item !== undefined && same(item)) return index;
  }
  return -1;
};

/** One place up or down among what hangs on the same board; null at the end. */
export const moveBy = (plan: Site, part: PlanPart, by: -1 | 1): Site | null => {
  if (part.kind === 'site') return null;
  if (part.kind === 'charger') {
    const at = plan.chargers.findIndex(({ id }) => id === part.id);
    const node = plan.chargers[at]?.node;
    const chargers = swapped(
      plan.chargers,
      at,
      neighbour(plan.chargers, at, by, (each) => each.node === node),
    );
    return chargers && { ...plan, chargers };
  }
  const at = plan.nodes.findIndex(({ id }) => id === part.id);
  const parent = plan.nodes[at]?.parent ?? null;
  if (parent === null) return null;
  const nodes = swapped(
    plan.nodes,
    at,
    neighbour(plan.nodes, at, by, (each) => each.parent === parent),
  );
  return nodes && { ...plan, nodes };
};

/** Wires every charger of each board one step further than the one before. */
export const rotateInTurn = (plan: Site): Site => {
  const counts = new Map<string, number>();
  const boards = [...new Set(plan.chargers.map(({ node }) => node))];
  return {
    ...plan,
    chargers: plan.chargers.map((charger) => {
      const count = counts.get(charger.node) ?? boards.indexOf(charger.node);
      counts.set(charger.node, count + 1);
      return { ...charger, rotation: rotations[count % rotations.length] ?? 'L1L2L3' };
    }),
  };
};
