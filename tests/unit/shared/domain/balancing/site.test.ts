import { expect, test } from 'vitest';
import { allocate } from '#shared/domain/balancing/allocate/allocate.ts';
import { checkState } from '#shared/domain/balancing/allocate/checkState.ts';
import { fallbackSums } from '#shared/domain/balancing/fallback/fallbackSums.ts';
import { checkSite } from '#shared/domain/balancing/site/checkSite.ts';
import { countryProfiles, dimmedPowerW } from '#shared/domain/balancing/site/countryProfile.ts';
import { parseSite } from '#shared/domain/balancing/site/parseSite.ts';
import { carPhases, wiredPhases } from '#shared/domain/balancing/site/rotation.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { stateOfSite } from '#shared/domain/balancing/site/stateOfSite.ts';
import { goodCharger, goodSite } from './siteFixtures.ts';

const [main, board1] = goodSite.nodes;
const rules = (given: unknown) => parseSite(given).findings.map(({ rule }) => rule);
const withNode = (change: object) => ({ ...goodSite, nodes: [{ ...main, ...change }, board1] });
const withCharger = (change: object, site: object = goodSite) => ({
  ...site,
  chargers: [{ ...goodCharger, ...change }],
});

test('finds nothing wrong with a good site', () => {
  expect(parseSite(goodSite).findings).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['nothing', null, 'site-missing'],
  ['no nodes', { nodes: [], chargers: [] }, 'site-no-root'],
  ['a second main fuse', { ...goodSite, nodes: [main, { ...board1, parent: null }] }, 'site-two-roots'],
  ['an orphan', { ...goodSite, nodes: [main, { ...board1, parent: 'gone' }] }, 'site-orphan'],
  ['a circle', { ...goodSite, nodes: [main, { ...board1, parent: 'board1' }] }, 'site-cycle'],
  ['a node twice', { ...goodSite, nodes: [main, board1, board1] }, 'site-node-twice'],
  ['NaN', withNode({ limitA: Number.NaN }), 'site-three-numbers'],
  ['a negative limit', withNode({ limitA: -1 }), 'site-limit-negative'],
  ['an absurd limit', withNode({ limitA: 1e6 }), 'site-limit-absurd'],
  ['a limit above its breaker', withNode({ limitA: 80 }), 'site-limit-above-breaker'],
  [
    'a breaker above its cable',
    withNode({ cable: { mm2: 10, material: 'copper', laying: 'C' } }),
    'site-breaker-above-cable',
  ],
  ['an unknown cable', withNode({ cable: { mm2: 16, material: 'aluminium' } }), 'site-cable-unknown'],
  ['a base load above the limit', withNode({ baseLoadA: [70, 0, 0] }), 'site-base-above-limit'],
  ['no base load at the main fuse', withNode({ baseLoadA: undefined }), 'site-base-unknown'],
  ['a diversity of 2', withNode({ diversity: 2 }), 'site-diversity-absurd'],
  ['a margin above the limit', withNode({ marginA: 64 }), 'site-margin-absurd'],
  ['a charger twice', { ...goodSite, chargers: [goodCharger, goodCharger] }, 'site-charger-twice'],
  [
    'an address twice',
    { ...goodSite, chargers: [goodCharger, { ...goodCharger, id: 'c9' }] },
    'site-address-twice',
  ],
  ['a charger nowhere', withCharger({ node: 'gone' }), 'site-charger-nowhere'],
  ['5 A as the minimum', withCharger({ minA: 5 }), 'site-min-not-possible'],
  ['half an ampere', withCharger({ maxA: 15.5 }), 'site-max-not-possible'],
  ['32 A behind 20 A', withCharger({ maxA: 32, breakerA: 20 }), 'site-max-above-breaker'],
  [
    '25 A on one phase in Germany',
    withCharger({ maxA: 25, phases: 1 }, { ...goodSite, country: 'DE' }),
    'site-one-phase-above',
  ],
  ['63 A in a German meter cabinet', { ...goodSite, country: 'DE' }, 'site-cabinet-unknown'],
  ['an unverified unbalance', { ...goodSite, country: 'CZ' }, 'site-unbalance-assumed'],
  ['a swapped pair of phases', withCharger({ rotation: 'L1L3L2' }), 'site-word'],
])('says of %s: it breaks a rule', (_, given, rule) => {
  expect(rules(given)).toContain(rule);
});

test('says of each field what is expected there and what was found', () => {
  const cable = { mm2: '10 mm²', material: 'gold' };
  const { findings } = parseSite({
    version: 2,
    nodes: [{ ...main, limitA: '63 A', breakerA: Number.NaN, marginA: Infinity, cable, fuse: 63 }],
    chargers: [{ ...goodCharger, phases: 2, class: 1.5, address: { host: '', port: 70_000 }, weight: 0 }],
  });
  expect(findings.map(({ rule, field }) => [rule, field])).toEqual([['site-word', 'version']]);
  const parts = parseSite({
    nodes: [{ ...main, limitA: '63 A', breakerA: Number.NaN, marginA: Infinity, cable, fuse: 63 }],
    chargers: [{ ...goodCharger, phases: 2, class: 1.5, address: { host: '', port: 70_000 }, weight: 0 }],
  });
  expect(parts.findings).toEqual(
    expect.arrayContaining(
      [
        ['site-three-numbers', 'nodes/main/limitA', { found: '"63 A"' }],
        ['site-number', 'nodes/main/breakerA', { found: 'NaN' }],
        ['site-number', 'nodes/main/marginA', { found: 'Infinity' }],
        ['site-number', 'nodes/main/cable/mm2', { found: '"10 mm²"' }],
        ['site-word', 'nodes/main/cable/material', { found: '"gold"', words: 'copper, aluminium' }],
        ['site-unknown-field', 'nodes/main', { field: 'fuse' }],
        ['site-word', 'chargers/c1/phases', { found: '2', words: '1, 3' }],
        ['site-whole-number', 'chargers/c1/class', { found: '1.5' }],
        ['site-missing', 'chargers/c1/address/host', {}],
        ['site-too-large', 'chargers/c1/address/port', { found: '70000', max: 65_535 }],
        ['site-not-above', 'chargers/c1/weight', { found: '0', min: 0 }],
      ].map(([rule, field, params]) => ({
        ...{ rule, level: 'refuse', field },
        params: { path: field, ...(params as object) },
      })),
    ),
  );
});

test('tells everything at once, each pointing to its node or charger', () => {
  const broken = {
    ...withNode({ limitA: -1 }),
    chargers: [
      { ...goodCharger, node: 'gone' },
      { ...goodCharger, maxA: 'a lot' },
    ],
  };
  const { site, findings } = parseSite(broken);
  expect(site).toBeNull();
  const fields = findings.filter(({ level }) => level === 'refuse').map(({ field }) => field);
  expect(fields).toEqual(
    expect.arrayContaining(['chargers/c1/maxA', 'nodes/main/limitA', 'chargers/c1/node']),
  );
});

test('names the file itself where a key of the top level is foreign', () => {
  const { findings } = parseSite({ ...goodSite, services: {} });
  expect(findings.map(({ params }) => params['path'])).toEqual(['/']);
});

test('checks 10 000 nodes in seconds', () => {
  const started = performance.now();
  const nodes = Array.from({ length: 10_000 }, (_, index) => ({
    id: `n${index}`,
    parent: index === 0 ? null : `n${index - 1}`,
    limitA: 63,
    baseLoadA: 0,
  }));
  expect(rules({ ...goodSite, nodes, chargers: [{ ...goodCharger, node: 'n9999' }] })).toEqual([]);
  expect(performance.now() - started).toBeLessThan(5000);
});

test('rotation carries the first connector phase to another supply phase', () => {
  expect(wiredPhases({ phases: 1, rotation: 'L2L3L1' })).toEqual([2]);
  expect(wiredPhases({ phases: 1 })).toEqual([1, 2, 3]);
  expect(carPhases({ ...goodCharger, rotation: 'L3L1L2', vehiclePhases: 2 })).toEqual([3, 1]);
  expect(carPhases(goodCharger)).toBeUndefined();
});

test.each([
  [1, 4200],
  [2, 7560],
  [9, 19_320],
])('a dimmed group of %i devices keeps %i W', (devices, watts) => {
  expect(dimmedPowerW('DE', devices)).toBe(watts);
  expect(dimmedPowerW('CZ', devices)).toBeNull();
});

test('marks what has to be checked with the network operator', () => {
  const assumed = Object.values(countryProfiles).filter(({ unbalanceA }) => unbalanceA.isAssumed);
  expect(assumed.map(({ country }) => country)).toEqual(['CZ', 'SK', 'AT']);
  expect(countryProfiles.DE.dimming.isAssumed).toBe(true);
});

test('a silent meter leaves the design load, and the state is always good', () => {
  const state = stateOfSite(goodSite, { nowS: 100, wallS: 64_800 });
  const checked = checkState(structuredClone(state));
  expect(checked.isGood).toBe(true);
  const { memory, why } = allocate(state);
  expect(memory?.nodes.main).toBeDefined();
  expect(why.c1?.code).toBe('rising');
});

/** Three chargers of 16 A at one board, as in a small garage. */
const board = (change: Partial<Site['nodes'][number]>, breakerA?: number): Site => ({
  ...goodSite,
  nodes: [
    { id: 'main', parent: null, limitA: 63, baseLoadA: 0, ...change },
    { id: 'board1', parent: 'main', limitA: 63, baseLoadA: 0, ...change },
  ],
  chargers: goodSite.chargers.map((charger) => ({
    ...charger,
    ...(breakerA === undefined ? {} : { breakerA }),
  })),
});

test.each<[string, Site, string | undefined, number]>([
  ['more may flow than neighbours carry', board({}), 'site-diversity', 56.7],
  ['control keeps them low enough', board({ limitA: 40 }), 'site-diversity-held', 40],
  ['their breakers have a reserve', board({}, 20), 'site-diversity-held', 63],
  ['the plan says so', board({ diversity: 0.8 }), undefined, 50.4],
  ['the country is told not to ask', { ...board({}), profile: { diversity: false } }, undefined, 63],
])('diversity: where %s, check, proof and allocation count the same', (_, site, rule, limitA) => {
  const found = checkSite(site).filter(({ rule: each }) => each.startsWith('site-diversity'));
  expect(found.map((each) => each.rule)).toEqual(rule === undefined ? [] : [rule]);
  const proven = fallbackSums(site, 'fallback').filter(({ node }) => node === 'board1');
  expect(proven.map((sum) => sum.limitA)).toEqual([limitA, limitA, limitA]);
  const node = stateOfSite(site, { nowS: 0 }).nodes[1];
  expect((node?.limitA[0] ?? 0) * (node?.diversity ?? 1)).toBeCloseTo(limitA);
});
