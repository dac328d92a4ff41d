import { expect, test } from 'vitest';
import {
  addBoard,
  addCharger,
  duplicate,
  moveBy,
  newPlan,
  remove,
  rotateInTurn,
  setNode,
} from '#renderer/features/balancing/model/planEdits.ts';
import { treeRows } from '#renderer/features/balancing/model/treeRows.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { plan } from './plan.ts';

const drawn = (site: Site) => treeRows(site).map(({ key, depth }) => `${depth} ${key}`);

test('a new plan has the main fuse and claims no load', () => {
  const made = newPlan({ name: 'Garáž', country: 'CZ', mainName: 'Hlavní jistič' });
  expect(drawn(made)).toEqual(['0 site', '1 node:main']);
  expect(made.nodes[0]?.baseLoadA).toBeUndefined();
});

test('the drawing goes from the supply down, chargers before boards', () => {
  expect(drawn(plan)).toEqual([
    '0 site',
    '1 node:main',
    '2 charger:c1',
    '2 node:board1',
    '3 charger:c2',
    '3 charger:c3',
  ]);
});

test('what hangs nowhere, or in a circle, is drawn all the same', () => {
  const broken: Site = {
    nodes: [
      { id: 'a', parent: 'b', limitA: 10 },
      { id: 'b', parent: 'a', limitA: 10 },
      { id: 'o', parent: 'gone', limitA: 10 },
    ],
    chargers: [{ id: 'c1', node: 'gone', maxA: 16 }],
  };
  const keys = treeRows(broken).map(({ key }) => key);
  expect(keys.toSorted()).toEqual(['charger:c1', 'node:a', 'node:b', 'node:o', 'site']);
});

test('new parts get names nobody has', () => {
  expect(addBoard(plan, 'main').part).toEqual({ kind: 'node', id: 'board2' });
  expect(addCharger(plan, 'board1').part).toEqual({ kind: 'charger', id: 'c4' });
});

test('a copied charger stands beside its model, one step further, and is nobody yet', () => {
  const copy = duplicate(plan, { kind: 'charger', id: 'c1' });
  expect(copy?.plan.chargers.map(({ id }) => id)).toEqual(['c1', 'c4', 'c2', 'c3']);
  expect(copy?.plan.chargers[1]).toEqual({
    id: 'c4',
    node: 'main',
    phases: 3,
    maxA: 16,
    rotation: 'L2L3L1',
  });
});

test('a copied board brings its chargers along; the main fuse is not copied', () => {
  const copy = duplicate(plan, { kind: 'node', id: 'board1' });
  expect(copy?.plan.nodes.map(({ id }) => id)).toEqual(['main', 'board1', 'board2']);
  expect(copy?.plan.chargers.filter(({ node }) => node === 'board2')).toHaveLength(2);
  expect(duplicate(plan, { kind: 'node', id: 'main' })).toBeNull();
});

test('removing a board removes what hangs on it and selects what fed it', () => {
  const left = remove(plan, { kind: 'node', id: 'board1' });
  expect(left?.plan.chargers.map(({ id }) => id)).toEqual(['c1']);
  expect(left?.part).toEqual({ kind: 'node', id: 'main' });
  expect(remove(plan, { kind: 'node', id: 'main' })).toBeNull();
});

test('a part moves among what hangs on the same board, and not further', () => {
  expect(moveBy(plan, { kind: 'charger', id: 'c3' }, -1)?.chargers.map(({ id }) => id)).toEqual([
    'c1',
    'c3',
    'c2',
  ]);
  expect(moveBy(plan, { kind: 'charger', id: 'c2' }, -1)).toBeNull();
  expect(moveBy(plan, { kind: 'node', id: 'board1' }, 1)).toBeNull();
});

test('an emptied field is gone from the plan', () => {
  const next = setNode(plan, 'board1', { diversity: undefined });
  expect(next.nodes[1]).toEqual({ id: 'board1', parent: 'main', limitA: 40 });
});

test('wiring in turn gives neighbours different phases', () => {
  const flat: Site = { ...plan, chargers: plan.chargers.map((each) => ({ ...each, rotation: 'L1L2L3' })) };
  const rotations = rotateInTurn(flat).chargers.map(({ rotation }) => rotation);
  expect(new Set(rotations.slice(1)).size).toBe(2);
});
