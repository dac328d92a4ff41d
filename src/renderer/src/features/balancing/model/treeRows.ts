import type { Site, SiteCharger, SiteNode } from '#shared/domain/balancing/site/siteSchema.ts';
import { keyOf, type PlanPart, sitePart } from './planEdits.ts';

/** One line of the drawing: a part, how deep it hangs, and where its feed comes from. */
export interface TreeRow {
  readonly key: string;
  readonly part: PlanPart;
  readonly depth: number;
  /** Index of the row it hangs on; -1 for the supply. */
  readonly parent: number;
  readonly node: SiteNode | null;
  readonly charger: SiteCharger | null;
}

interface Below {
  readonly nodes: ReadonlyMap<string, readonly SiteNode[]>;
  readonly chargers: ReadonlyMap<string, readonly SiteCharger[]>;
}

const groupedBy = <Item>(items: readonly Item[], by: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group === undefined) groups.set(by(item), [item]);
    else group.push(item);
  }
  return groups;
};

const draw = (node: SiteNode, at: { depth: number; parent: number }, rows: TreeRow[], below: Below): void => {
  const part: PlanPart = { kind: 'node', id: node.id };
  const key = keyOf(part);
  if (rows.some((row) => row.key === key)) return;
  const here = rows.push({ key, part, ...at, node, charger: null }) - 1;
  const next = { depth: at.depth + 1, parent: here };
  for (const charger of below.chargers.get(node.id) ?? []) {
    const own: PlanPart = { kind: 'charger', id: charger.id };
    rows.push({ key: keyOf(own), part: own, ...next, node: null, charger });
  }
  for (const board of below.nodes.get(node.id) ?? []) draw(board, next, rows, below);
};

/** The drawing line by line: the supply, then each board with its chargers. What hangs nowhere comes last. */
export const treeRows = (plan: Site): readonly TreeRow[] => {
  const rows: TreeRow[] = [{ key: 'site', part: sitePart, depth: 0, parent: -1, node: null, charger: null }];
  const below: Below = {
    nodes: groupedBy(plan.nodes, ({ parent }) => parent ?? ''),
    chargers: groupedBy(plan.chargers, ({ node }) => node),
  };
  const top = { depth: 1, parent: 0 };
  for (const root of below.nodes.get('') ?? []) draw(root, top, rows, below);
  const drawn = new Set(rows.map(({ key }) => key));
  for (const node of plan.nodes) if (!drawn.has(`node:${node.id}`)) draw(node, top, rows, below);
  const known = new Set(plan.nodes.map(({ id }) => id));
  for (const charger of plan.chargers) {
    if (known.has(charger.node)) continue;
    const part: PlanPart = { kind: 'charger', id: charger.id };
    rows.push({ key: keyOf(part), part, ...top, node: null, charger });
  }
  return rows;
};
