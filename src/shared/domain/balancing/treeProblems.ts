/** One thing wrong with the shape of a tree; `node` is the node it points to, '' when there is none. */
export interface TreeProblem {
  readonly code: 'no-root' | 'two-roots' | 'node-twice' | 'orphan' | 'cycle';
  readonly node: string;
  readonly params: Readonly<Record<string, number | string>>;
  readonly message: string;
}

interface TreeNode {
  readonly id: string;
  readonly parent: string | null;
}

const problem = (
  code: TreeProblem['code'],
  node: string,
  message: string,
  params: TreeProblem['params'] = {},
): TreeProblem => ({ code, node, params: node === '' ? params : { node, ...params }, message });

/** Nodes that lead back to themselves; each node is walked once, so that 10 000 nodes stay quick. */
const cycles = (parentOf: ReadonlyMap<string, string | null>): TreeProblem[] => {
  const settled = new Set<string>();
  const found: TreeProblem[] = [];
  for (const start of parentOf.keys()) {
    const walk = new Set<string>();
    let at: string | null | undefined = start;
    while (at !== null && at !== undefined && !settled.has(at) && !walk.has(at)) {
      walk.add(at);
      at = parentOf.get(at);
    }
    if (at !== null && at !== undefined && walk.has(at))
      found.push(problem('cycle', at, `Node ${at} is its own supply: the tree goes in a circle.`));
    for (const id of walk) settled.add(id);
  }
  return found;
};

/** Every reason why nodes do not make one tree: exactly one root, parents that exist, no circle, no id twice. */
export const treeProblems = (nodes: readonly TreeNode[]): TreeProblem[] => {
  const parentOf = new Map<string, string | null>();
  const found: TreeProblem[] = [];
  for (const { id, parent } of nodes) {
    if (parentOf.has(id)) found.push(problem('node-twice', id, `Node ${id} is listed twice.`));
    else parentOf.set(id, parent);
  }
  const roots = nodes.filter((node) => node.parent === null);
  if (roots.length === 0)
    found.push(problem('no-root', '', 'There is no main fuse (a node without a parent).'));
  for (const extra of roots.slice(1))
    found.push(
      problem(
        'two-roots',
        extra.id,
        `Node ${extra.id} has no parent, but ${roots[0]?.id} is the main fuse already.`,
        {
          first: roots[0]?.id ?? '',
        },
      ),
    );
  for (const [id, parent] of parentOf)
    if (parent !== null && !parentOf.has(parent))
      found.push(problem('orphan', id, `Node ${id} hangs on ${parent}, which is not there.`, { parent }));
  return [...found, ...cycles(parentOf)];
};
