import { expect, test } from 'vitest';
import { siteTestRefusals } from '#core/loadbalancing/siteTest/siteTestRefusals.ts';
import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { goodCharger, goodSite } from '#tests/unit/shared/domain/balancing/siteFixtures.ts';

const withFirst = (change: Partial<SiteCharger>): Site => ({
  ...goodSite,
  chargers: goodSite.chargers.map((charger, index) => (index === 0 ? { ...charger, ...change } : charger)),
});
const rules = (site: Site | null, chargers = ['c2']) =>
  siteTestRefusals(site, chargers).map(({ rule }) => rule);

test('a plan whose proof holds may be tested', () => {
  expect(rules(goodSite)).toEqual([]);
});

test.each<[string, Partial<SiteCharger>, string]>([
  ['falls back too high', { fallbackA: 16, maxA: 16, bootA: 6 }, 'fallback-above'],
  ['holds its last set-point', { fallbackAction: 'hold' }, 'fallback-holds'],
  ['may be without control for too long', { timeoutS: 300 }, 'timeout-above'],
  ['never falls back', { timeoutS: 0 }, 'timeout-off'],
])('a charger beside the tested one that %s refuses the whole test', (_, change, rule) => {
  const tight: Site = {
    ...withFirst(change),
    nodes: goodSite.nodes.map((node) => ({ ...node, limitA: 35 })),
  };
  expect(rules(tight)).toContain(rule);
});

test('without a plan, a charger or an address nothing is tested', () => {
  expect(rules(null)).toEqual(['site-test-no-plan']);
  expect(rules(goodSite, [])).toEqual(['site-test-no-charger']);
  const { address: _, ...unreachable } = goodCharger;
  const site: Site = { ...goodSite, chargers: [{ ...unreachable, id: 'c2' }] };
  expect(rules(site)).toContain('site-test-no-address');
});
