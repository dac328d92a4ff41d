import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLayout } from '#simulator/site/layoutFile.ts';
import { parseSiteOptions } from '#simulator/site/siteOptions.ts';

const node = (id: string, parent: string | null) => ({ id, parent, limitA: 40 });
const charger = { node: 'main' };

test('a layout needs limits and places; the rest is ordinary', () => {
  const layout = readLayout(
    { nodes: [{ id: 'main', limitA: [63, 50, 63], meter: true }], chargers: [charger] },
    '.',
  );
  expect(layout).toEqual({
    nodes: [
      {
        id: 'main',
        parent: null,
        limitA: [63, 50, 63],
        hasMeter: true,
        base: { kind: 'constant', currentA: [0, 0, 0] },
      },
    ],
    chargers: [{ node: 'main', phases: 3, declared: 'L1L2L3', wired: 'L1L2L3', car: {} }],
  });
});

test.each([
  ['a node twice', { nodes: [node('main', null), node('main', 'main')], chargers: [charger] }],
  ['two roots', { nodes: [node('main', null), node('other', null)], chargers: [charger] }],
  ['a ring', { nodes: [node('a', 'b'), node('b', 'a')], chargers: [charger] }],
  ['an orphan', { nodes: [node('main', null), node('board', 'cellar')], chargers: [charger] }],
  ['a charger at no node', { nodes: [node('main', null)], chargers: [{ node: 'attic' }] }],
  ['no charger', { nodes: [node('main', null)], chargers: [] }],
  ['no node', { nodes: [], chargers: [charger] }],
  ['a limit that is no number', { nodes: [{ id: 'main', limitA: '40' }], chargers: [charger] }],
  ['an unknown key', { nodes: [{ ...node('main', null), fuse: 3 }], chargers: [charger] }],
  [
    'a name that leads out of the folder',
    { nodes: [node('../main', null)], chargers: [{ node: '../main' }] },
  ],
])('refuses %s', (_, content) => {
  expect(() => readLayout(content, '.')).toThrow();
});

test('the board has six chargers unless told otherwise, and a plain site one', () => {
  expect(parseSiteOptions(['--dir', 'd', '--layout', 'board'])).toMatchObject({ chargers: 6 });
  expect(parseSiteOptions(['--dir', 'd', '--layout', 'board', '--chargers', '12'])).toMatchObject({
    chargers: 12,
  });
  expect(parseSiteOptions(['--dir', 'd'])).toMatchObject({ chargers: 1, layout: undefined });
});

test('a file says everything, also the number of chargers', () => {
  const dir = mkdtempSync(join(tmpdir(), 'nexus-layout-'));
  const file = join(dir, 'site.json');
  writeFileSync(join(dir, 'day.csv'), '0,1,2,3\n60,2,2,2\n');
  const nodes = [{ ...node('main', null), trace: 'day.csv' }];
  writeFileSync(file, JSON.stringify({ nodes, chargers: [charger, charger] }));
  const { chargers, layout } = parseSiteOptions(['--dir', 'd', '--site', file]);
  expect(chargers).toBe(2);
  expect(layout?.nodes[0]?.base).toMatchObject({ kind: 'trace' });
});

test.each([
  ['--layout', 'castle'],
  ['--base', '1,2,3'],
  ['--layout=board', '--base=1,2'],
  ['--layout=board', '--base=nowhere.csv'],
  ['--site=nowhere.json'],
  ['--site=a.json', '--layout=board'],
])('refuses %s %s', (...args) => {
  expect(() => parseSiteOptions(['--dir', 'd', ...args])).toThrow(/--/);
});
