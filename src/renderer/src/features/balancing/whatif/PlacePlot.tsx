import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { linePatterns } from '#renderer/ui/plot/linePatterns.ts';
import { PlotLegend } from '#renderer/ui/plot/PlotLegend.tsx';
import type { SiteNode } from '#shared/domain/balancing/site/siteSchema.ts';
import type { Scenario } from '#shared/domain/balancing/whatif/scenarioSchema.ts';
import { startSecond } from './clock.ts';
import type { VariantResult } from './useWhatIf.ts';
import { variantKey } from './variants.ts';

const DayPlot = lazy(() => import('./DayPlot.tsx').then((module) => ({ default: module.DayPlot })));

/** One board against its limit over the day, as lines and as a sentence. */
export const PlacePlot = (props: {
  scenario: Scenario;
  shown: VariantResult;
  node: SiteNode;
  limitA: number;
}) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const { scenario, shown, node, limitA } = props;
  const { series } = shown.result;
  const currents = series.nodes[node.id]?.a ?? [];
  const most = currents.map((line) => format.amps(Math.max(0, ...line)));
  const name = node.name ?? node.id;
  const [l1 = '–', l2 = '–', l3 = '–'] = most;
  return (
    <figure className="nx-plot">
      <PlotLegend patterns={linePatterns(3)} setpoint={t('whatIf.limit')} />
      <div aria-hidden>
        <Suspense fallback={<div className="nx-bal-plot" />}>
          <DayPlot
            name={`${variantKey(shown.variant)} ${node.id} ${scenario.seed} ${series.atS.length} ${limitA} ${most.join()}`}
            atS={series.atS}
            currents={currents}
            limitA={limitA}
            startS={startSecond(scenario.startAt)}
          />
        </Suspense>
      </div>
      <figcaption>
        {t('whatIf.plotSentence', { place: name, l1, l2, l3, limit: format.amps(limitA) })}
      </figcaption>
    </figure>
  );
};
