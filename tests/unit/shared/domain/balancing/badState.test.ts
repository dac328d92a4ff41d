import { expect, test } from 'vitest';
import { allocate } from '#shared/domain/balancing/allocate/allocate.ts';
import { answerState } from '#shared/domain/balancing/allocate/answerState.ts';
import { checkState } from '#shared/domain/balancing/allocate/checkState.ts';

const main = { id: 'main', parent: null, limitA: [40, 40, 40] };
const car = { id: 'c1', node: 'main', phases: [1], minA: 6, maxA: 16 };

const codesOf = (given: unknown): string[] => {
  const answer = answerState(given);
  expect(answer).not.toHaveProperty('setA');
  return 'problems' in answer ? answer.problems.map(({ code }) => code) : [];
};

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'not-valid'],
  ['an empty object', {}, 'not-valid'],
  ['no nodes', { nodes: [], chargers: [] }, 'no-root'],
  [
    'a node that is its own supply',
    { nodes: [main, { ...main, id: 'a', parent: 'a' }], chargers: [] },
    'cycle',
  ],
  [
    'two nodes that feed each other',
    { nodes: [main, { ...main, id: 'a', parent: 'b' }, { ...main, id: 'b', parent: 'a' }], chargers: [] },
    'cycle',
  ],
  ['an orphan', { nodes: [main, { ...main, id: 'a', parent: 'gone' }], chargers: [] }, 'orphan'],
  ['two roots', { nodes: [main, { ...main, id: 'a' }], chargers: [] }, 'two-roots'],
  ['a node twice', { nodes: [main, { ...main, parent: 'main' }], chargers: [] }, 'node-twice'],
  ['a charger twice', { nodes: [main], chargers: [car, car] }, 'charger-twice'],
  ['a charger nowhere', { nodes: [main], chargers: [{ ...car, node: 'x' }] }, 'unknown-node'],
  ['a minimum above the maximum', { nodes: [main], chargers: [{ ...car, maxA: 5 }] }, 'min-above-max'],
  ['a negative limit', { nodes: [{ ...main, limitA: [40, -1, 40] }], chargers: [] }, 'not-valid'],
  ['an absurd limit', { nodes: [{ ...main, limitA: [40, 1e9, 40] }], chargers: [] }, 'not-valid'],
  ['NaN', { nodes: [{ ...main, loadA: [Number.NaN, 0, 0] }], chargers: [] }, 'not-valid'],
  ['infinity', { nodes: [{ ...main, limitA: [Number.POSITIVE_INFINITY, 0, 0] }], chargers: [] }, 'not-valid'],
  ['two limits', { nodes: [{ ...main, limitA: [40, 40] }], chargers: [] }, 'not-valid'],
  ['half an ampere', { nodes: [main], chargers: [{ ...car, minA: 6.5 }] }, 'not-valid'],
  ['a phase 4', { nodes: [main], chargers: [{ ...car, phases: [4] }] }, 'not-valid'],
  ['a phase twice', { nodes: [main], chargers: [{ ...car, phases: [1, 1] }] }, 'not-valid'],
  ['a name that is no key', { nodes: [main], chargers: [{ ...car, id: '__proto__' }] }, 'not-valid'],
  ['a field nobody knows', { nodes: [main], chargers: [], speed: 1 }, 'not-valid'],
])('refuses %s and sets nothing', (_, given, code) => {
  expect(codesOf(given)).toContain(code);
});

test('lists everything that is wrong at once', () => {
  const given = {
    nodes: [main, { ...main, id: 'a', parent: 'gone' }],
    chargers: [car, car, { ...car, id: 'c2', node: 'x' }],
  };
  expect(codesOf(given)).toEqual(['orphan', 'charger-twice', 'unknown-node']);
});

const chain = (length: number) =>
  Array.from({ length }, (_, index) => ({
    id: `n${index}`,
    parent: index === 0 ? null : `n${index - 1}`,
    limitA: [63, 63, 63],
  }));

test('answers for a chain of 10 000 nodes in seconds', () => {
  const started = performance.now();
  const checked = checkState({ nodes: chain(10_000), chargers: [{ ...car, node: 'n9999' }] });
  expect(checked.isGood && allocate(checked.state).setA).toEqual({ c1: 16 });
  const circle = chain(10_000).map((node) => (node.parent === null ? { ...node, parent: 'n9999' } : node));
  expect(codesOf({ nodes: circle, chargers: [] })).toEqual(['no-root', 'cycle']);
  expect(performance.now() - started).toBeLessThan(5000);
});
