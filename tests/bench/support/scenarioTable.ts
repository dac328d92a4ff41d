import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readScenarioText } from '#core/loadbalancing/scenarioText.ts';
import { balanceRules, type RuleName, ruleNames } from '#shared/domain/balancing/rules/balanceRule.ts';
import type { ScenarioMetrics } from '#shared/domain/balancing/whatif/metrics.ts';
import { runScenario } from '#shared/domain/balancing/whatif/runScenario.ts';
import { report } from './report.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = join(root, 'resources', 'scenarios');
const page = join(root, 'docs', 'scenarios.md');
/** Days whose time is reported, by the number of their chargers. */
const days: Readonly<Record<string, number>> = { 'S6-16': 84, S7: 250 };

const titles: Readonly<Record<RuleName, string>> = {
  epochs: '**this program**',
  'first-come': 'first come',
  'phase-turns': 'phase turns',
  none: 'none',
};

const minutes = (seconds: number) => String(Math.round(seconds / 60));
const whole = (value: number) => (value > 0 && value < 1 ? '< 1' : String(Math.round(value)));

const rowOf = (id: string, title: string, rule: RuleName, metrics: ScenarioMetrics): string =>
  [
    rule === 'epochs' ? `${id} ${title}` : '',
    titles[rule],
    whole(metrics.overloadAfterAs),
    whole(metrics.overloadBeforeAs),
    metrics.peakRatio.toFixed(2),
    `${(metrics.energyShare * 100).toFixed(1)} %`,
    `${metrics.carsServed}/${metrics.cars}`,
    metrics.jain.toFixed(2),
    `${minutes(metrics.longestWaitS.onePhase)} / ${minutes(metrics.longestWaitS.threePhase)}`,
    metrics.raisesPerHour.toFixed(1),
    metrics.startsPerHour.toFixed(1),
  ].join(' | ');

const head = `# Scenarios

Made by \`npm run -s bench balancing\`; not to be edited. Every line is a simulated day of \`resources/scenarios\`, the same
seed for every rule. *Overload after*: A·s the chargers still caused 15 s after the cause (a dead link or controller:
time-out + 10 s); 0 is asked for. *First come* and *phase turns* are two rules of other systems, *none* is no management.
Waits: longest time a car wanted and got nothing, minutes for one-phase / more-phase cars. Why first come is ahead in S5:
[turns](balancing.md#turns).

| scenario | rule | overload after (A·s) | before (A·s) | peak | energy | cars full | Jain | longest wait (min) | raises/h | starts/h |
|---|---|---|---|---|---|---|---|---|---|---|
`;

/** Scenarios in which cars are to get at least as much as under the simpler rules. */
const compared = /^S[4-7]/;

const reportEnergy = (id: string, share: Readonly<Partial<Record<RuleName, number>>>): void => {
  const { epochs = Number.NaN } = share;
  for (const rule of ['first-come', 'phase-turns'] as const) {
    const peer = { what: rule, value: (share[rule] ?? Number.NaN) * 100 };
    report({ bench: `energy-${id}`, value: epochs * 100, unit: '%', peer });
  }
};

/** Runs every scenario under every rule, reports what large days take, and writes the page. */
export const writeScenarioTable = (): void => {
  const rows = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .flatMap((file) => {
      const scenario = readScenarioText(readFileSync(join(folder, file), 'utf8'), file);
      const share: Partial<Record<RuleName, number>> = {};
      const lines = ruleNames.map((rule) => {
        const begun = performance.now();
        const { metrics } = runScenario(scenario, balanceRules[rule]);
        const tookS = (performance.now() - begun) / 1000;
        share[rule] = metrics.energyShare;
        const chargers = days[scenario.id];
        if (chargers !== undefined && rule === 'epochs')
          report({
            bench: 'simulated-day',
            size: chargers,
            value: tookS,
            unit: 's',
            peer: { what: 'the day', value: scenario.durationS },
          });
        if (rule === 'epochs')
          report({
            bench: `overload-${scenario.id}`,
            value: metrics.overloadAfterAs,
            unit: 'A·s',
            peer: { what: 'longest overload (s)', value: metrics.longestOverloadS },
          });
        return `| ${rowOf(scenario.id, scenario.title, rule, metrics)} |`;
      });
      if (compared.test(scenario.id)) reportEnergy(scenario.id, share);
      return lines;
    });
  writeFileSync(page, `${head}${rows.join('\n')}\n`);
};
