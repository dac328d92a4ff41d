import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fallbackProof } from '#shared/domain/balancing/fallback/fallbackProof.ts';
import { fallbackSums, sumLine } from '#shared/domain/balancing/fallback/fallbackSums.ts';
import { proposeFallbacks } from '#shared/domain/balancing/fallback/proposeFallbacks.ts';
import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { goodCharger, goodSite } from './siteFixtures.ts';

const words = { base: 'base', margin: 'margin' };
const refusals = (site: Site) =>
  fallbackProof(site)
    .findings.filter(({ level }) => level === 'refuse')
    .map(({ rule }) => rule);
const each = (change: Partial<SiteCharger>): Site => ({
  ...goodSite,
  chargers: goodSite.chargers.map((charger) => ({ ...charger, ...change })),
});

test('works the sum out line by line', () => {
  const sum = fallbackSums(goodSite, 'fallback').find(({ node, phase }) => node === 'main' && phase === 'L1');
  expect(sum && sumLine(sum, words)).toBe('12 A base + 3 × 6 A = 30 A ≤ 63 A');
  expect(fallbackProof(goodSite).holds).toBe(true);
});

test('one-phase chargers count where they are wired, and on every phase while nobody knows', () => {
  const onL1 = (site: Site) =>
    fallbackSums(site, 'fallback').find(({ node, phase }) => node === 'board1' && phase === 'L1')?.sumA;
  expect(onL1(each({ phases: 1 }))).toBe(6);
  const { rotation: _rotation, ...unknown } = goodCharger;
  const site = {
    ...goodSite,
    chargers: [1, 2, 3].map((n) => ({ ...unknown, id: `c${n}`, phases: 1 as const })),
  };
  expect(onL1(site)).toBe(18);
});

test.each<[string, Partial<SiteCharger>, string]>([
  ['a fall-back that does not fit', { fallbackA: 16 }, 'fallback-above'],
  ['a time-out that is off', { timeoutS: 0 }, 'timeout-off'],
  ['a time-out below three periods', { timeoutS: 14 }, 'timeout-below-periods'],
  ['31 s beside other loads', { timeoutS: 31 }, 'timeout-above'],
  ['a fall-back that holds', { fallbackAction: 'hold' }, 'fallback-holds'],
  ['5 A', { fallbackA: 5 }, 'fallback-not-possible'],
  ['a back end that allows 16 A each', { ocpp: { maxA: 32 } }, 'fallback-above'],
])('refuses %s', (_, change, rule) => {
  expect(refusals(each(change))).toContain(rule);
});

test('a charger under OCPP counts at the lower of maximum and installation limit', () => {
  expect(fallbackProof(each({ ocpp: { maxA: 32, installLimitA: 10 } })).holds).toBe(true);
});

test('after a power cut the lower of boot current and fall-back counts', () => {
  const sums = (site: Site) => fallbackSums(site, 'restart').find(({ node }) => node === 'board1')?.sumA;
  expect(sums(each({ bootA: 16 }))).toBe(18);
  expect(sums(each({ bootA: 16, timeoutS: 0 }))).toBe(48);
});

test('60 s are enough where the chargers have the fuse to themselves', () => {
  const alone = { ...goodSite, nodes: goodSite.nodes.map((node) => ({ ...node, baseLoadA: 0 })) };
  expect(fallbackProof(alone).longestTimeoutS).toBe(60);
});

test('proposes 6 A each where it fits, else 0 for the last class', () => {
  expect(proposeFallbacks(goodSite)).toEqual({
    fallbackA: { c1: 6, c2: 6, c3: 6 },
    timeoutS: 30,
    fits: true,
  });
  const tight: Site = {
    ...goodSite,
    nodes: goodSite.nodes.map((node) => (node.id === 'board1' ? { ...node, limitA: 13 } : node)),
    chargers: goodSite.chargers.map((charger) => ({ ...charger, class: charger.id === 'c1' ? 2 : 1 })),
  };
  expect(proposeFallbacks(tight).fallbackA).toEqual({ c1: 0, c2: 6, c3: 6 });
});

test('a proposal that fits always makes the sums hold', () => {
  fc.assert(
    fc.property(fc.integer({ min: 6, max: 63 }), fc.integer({ min: 0, max: 40 }), (limitA, baseLoadA) => {
      const site: Site = {
        ...goodSite,
        nodes: [
          { id: 'main', limitA, baseLoadA },
          { id: 'board1', parent: 'main', limitA: 20 },
        ],
      };
      const { fallbackA, fits } = proposeFallbacks(site);
      const chargers = site.chargers.map((charger) => ({
        ...charger,
        fallbackA: fallbackA[charger.id] ?? 0,
      }));
      const sums = fallbackSums({ ...site, chargers }, 'fallback');
      expect(sums.every((sum) => sum.fits)).toBe(fits);
      expect(fits).toBe(baseLoadA <= limitA);
    }),
  );
});
