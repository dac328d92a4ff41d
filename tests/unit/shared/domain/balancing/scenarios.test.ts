import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fallbackProof } from '#shared/domain/balancing/fallback/fallbackProof.ts';
import { balanceRules } from '#shared/domain/balancing/rules/balanceRule.ts';
import { siteOf } from '#shared/domain/balancing/whatif/generateSite.ts';
import { judgeScenario } from '#shared/domain/balancing/whatif/judgeScenario.ts';
import { runScenario } from '#shared/domain/balancing/whatif/runScenario.ts';
import { type Scenario, scenarioSchema } from '#shared/domain/balancing/whatif/scenarioSchema.ts';

const folder = new URL('../../../../../resources/scenarios/', import.meta.url);
const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .map((file): [string, Scenario] => [
    file,
    scenarioSchema.parse(parse(readFileSync(new URL(file, folder), 'utf8'))),
  ]);

const scenario = (id: string): Scenario => {
  const found = scenarios.find(([, each]) => each.id === id)?.[1];
  if (found === undefined) throw new Error(`no scenario ${id}`);
  return found;
};

/** The first hours of a large site; the bench runs its whole day. */
const shortened = (given: Scenario): Scenario => {
  const { length } = siteOf(given).chargers;
  const longest = length > 100 ? 7200 : length > 50 ? 21_600 : given.durationS;
  return { ...given, durationS: Math.min(given.durationS, longest) };
};

/** Without a controller or a link, overload lasts until the charger falls back by itself. */
const longestS = (given: Scenario): number => {
  const isDead = (given.faults ?? []).some(
    ({ kind }) => kind === 'controller-killed' || kind === 'link-lost',
  );
  return isDead ? Math.max(...siteOf(given).chargers.map(({ timeoutS }) => timeoutS ?? 0)) + 10 : 15;
};

test('every scenario of the list is there', () => {
  const ids = scenarios.map(([, { id }]) => id);
  for (let number = 1; number <= 13; number += 1)
    expect(ids.some((id) => id.split('-')[0] === `S${number}`)).toBe(true);
});

test.each(scenarios)(
  '%s: no overload 15 s after its cause, and everything it expects',
  (_, given) => {
    const tried = shortened(given);
    const { metrics } = runScenario(tried, balanceRules.epochs);
    expect(given.expected?.overloadAfterAs).toBe(0);
    expect(metrics.overloadAfterAs).toBe(0);
    expect(metrics.peakRatio).toBeLessThanOrEqual(1.45);
    expect(metrics.longestOverloadS).toBeLessThanOrEqual(longestS(given));
    expect(judgeScenario(tried, metrics)).toEqual([]);
  },
  300_000,
);

/** Of the three garages of 84 one is enough here; the bench compares all of them and S7 over the whole day. */
test.each(['S4', 'S6-25'])(
  '%s gives cars at least as much as either of the two simpler rules',
  (id) => {
    const given = shortened(scenario(id));
    const [own = 0, ...others] = (['epochs', 'first-come', 'phase-turns'] as const).map(
      (rule) => runScenario(given, balanceRules[rule]).metrics.deliveredWh,
    );
    expect(own).toBeGreaterThanOrEqual(Math.max(...others));
  },
  120_000,
);

test('S5: unrotated, first come gains what early cars need, and lets others wait for hours', () => {
  const given = scenario('S5');
  const own = runScenario(given, balanceRules.epochs).metrics;
  const turns = runScenario(given, balanceRules['phase-turns']).metrics;
  const first = runScenario(given, balanceRules['first-come']).metrics;
  expect(own.energyShare).toBeGreaterThan(turns.energyShare);
  // Nobody tells when a car leaves: who came first is the best guess, and costs everybody else hours.
  expect(own.energyShare).toBeGreaterThan(first.energyShare - 0.025);
  expect(own.longestWaitS.onePhase).toBeLessThanOrEqual(2.5 * 900 + 60);
  expect(first.longestWaitS.onePhase).toBeGreaterThan(5 * own.longestWaitS.onePhase);
}, 120_000);

test.each(scenarios)('the site of %s holds its fall-back proof', (_, given) => {
  const proof = fallbackProof(siteOf(given));
  expect(proof.findings.filter(({ level }) => level === 'refuse')).toEqual([]);
});

test('without management the same site is overloaded: the watch sees it', () => {
  const { metrics } = runScenario(scenario('S9'), balanceRules.none);
  expect(metrics.overloadAfterAs).toBeGreaterThan(1000);
});

test('the same scenario gives the same bytes', () => {
  const run = () => JSON.stringify(runScenario(scenario('S12'), balanceRules.epochs));
  expect(run()).toBe(run());
});

test('tells how far it is', () => {
  const shares: number[] = [];
  runScenario(scenario('S13'), balanceRules.epochs, (share) => shares.push(share));
  expect(shares.at(-1)).toBe(1);
  expect(shares.every((share, index) => index === 0 || share > (shares[index - 1] ?? 0))).toBe(true);
});

test('rotated wiring gives cars more than unrotated', () => {
  const energy = (id: string) => {
    const given = scenario(id);
    const site = { ...given.site, mainA: 32 };
    const short = scenarioSchema.parse({ ...given, site, base: [], durationS: 28_800 });
    return runScenario(short, balanceRules.epochs).metrics.deliveredWh;
  };
  expect(energy('S4')).toBeGreaterThan(1.1 * energy('S5'));
}, 120_000);
