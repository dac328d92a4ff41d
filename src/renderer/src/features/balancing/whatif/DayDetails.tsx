import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { linePatterns } from '#renderer/ui/plot/linePatterns.ts';
import { PlotLegend } from '#renderer/ui/plot/PlotLegend.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { diversityOf } from '#shared/domain/balancing/site/diversity.ts';
import { perPhaseLimit } from '#shared/domain/balancing/site/rotation.ts';
import type { SiteNode } from '#shared/domain/balancing/site/siteSchema.ts';
import { siteOf } from '#shared/domain/balancing/whatif/generateSite.ts';
import { CarTable } from './CarTable.tsx';
import { startSecond } from './clock.ts';
import { useResultWords } from './resultWords.ts';
import type { WhatIfOutcome } from './useWhatIf.ts';
import { variantKey } from './variants.ts';

const DayPlot = lazy(() => import('./DayPlot.tsx').then((module) => ({ default: module.DayPlot })));

/** One day from near: any board against its limit, and every car. */
export const DayDetails = ({ outcome }: { outcome: WhatIfOutcome }) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const { nameOf } = useResultWords();
  const site = siteOf(outcome.scenario);
  const [chosen, choose] = useState<string | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const each = outcome.results.find(({ variant }) => variantKey(variant) === chosen) ?? outcome.results[0];
  if (each === undefined) return null;
  const { series, sessions } = each.result;
  const shareOf = (id: string, limitA: number) =>
    Math.max(0, ...(series.nodes[id]?.a ?? []).flat()) / Math.max(1, limitA);
  const diversity = diversityOf(site);
  const limitOf = (node: SiteNode) => Math.min(...perPhaseLimit(node.limitA)) * diversity(node).factor;
  // Until a person chooses, what was closest to its limit.
  const node =
    site.nodes.find(({ id }) => id === place) ??
    site.nodes.toSorted(
      (left, right) => shareOf(right.id, limitOf(right)) - shareOf(left.id, limitOf(left)),
    )[0];
  if (node === undefined) return null;
  const currents = series.nodes[node.id]?.a ?? [];
  const limitA = limitOf(node);
  const most = currents.map((line) => format.amps(Math.max(0, ...line)));
  const startS = startSecond(outcome.scenario.startAt);
  const name = node.name ?? node.id;
  const [l1 = '–', l2 = '–', l3 = '–'] = most;
  return (
    <section className="nx-stack">
      <div className="nx-bal-grid">
        <SelectField
          label={t('whatIf.look')}
          value={variantKey(each.variant)}
          options={outcome.results.map(({ variant }) => ({
            value: variantKey(variant),
            label: nameOf(variant),
          }))}
          onChange={choose}
        />
        <SelectField
          label={t('whatIf.place')}
          value={node.id}
          options={site.nodes.map(({ id, name: label }) => ({ value: id, label: label ?? id }))}
          onChange={setPlace}
        />
      </div>
      <figure className="nx-plot">
        <PlotLegend patterns={linePatterns(3)} setpoint={t('whatIf.limit')} />
        <div aria-hidden>
          <Suspense fallback={<div className="nx-bal-plot" />}>
            <DayPlot
              name={`${variantKey(each.variant)} ${node.id} ${outcome.scenario.seed} ${series.atS.length} ${limitA} ${most.join()}`}
              atS={series.atS}
              currents={currents}
              limitA={limitA}
              startS={startS}
            />
          </Suspense>
        </div>
        <figcaption>
          {t('whatIf.plotSentence', { place: name, l1, l2, l3, limit: format.amps(limitA) })}
        </figcaption>
      </figure>
      <CarTable sessions={sessions} startS={startS} />
    </section>
  );
};
