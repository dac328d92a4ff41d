import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import './LiveTestPlot.css';
import { linePatterns } from './plot/linePatterns.ts';
import { PlotLegend } from './plot/PlotLegend.tsx';
import type { TestSample } from './plot/testSample.ts';

const CurrentPlot = lazy(() =>
  import('./plot/CurrentPlot.tsx').then((module) => ({ default: module.CurrentPlot })),
);

export interface LiveTestPlotProps {
  readonly samples: readonly TestSample[];
  /** Length of the whole test (s): the axis does not move while it runs. */
  readonly totalS: number;
  /** Upper end of the axis (A). */
  readonly maxA: number;
  /** Number of measured phases. */
  readonly phases: 1 | 2 | 3;
  /** What the large figures count from: "since control stopped". */
  readonly eventLabel: string;
  readonly sinceEventS: number | null;
  /** Says the same as the picture. */
  readonly sentence: string;
}

/** A running test: set-point as a step line, measured current per phase by pattern and label, large time. */
export const LiveTestPlot = (props: LiveTestPlotProps) => {
  const { t } = useTranslation('common');
  const format = useFormat();
  const patterns = linePatterns(props.phases);
  return (
    <figure className="nx-plot">
      <div className="nx-plot-time">
        <span className="nx-plot-seconds">
          {props.sinceEventS === null ? '–' : format.seconds(props.sinceEventS, 1)}
        </span>
        <span className="nx-muted">{props.eventLabel}</span>
      </div>
      <PlotLegend patterns={patterns} setpoint={t('plot.setpoint')} />
      <div className="nx-plot-canvas" aria-hidden>
        <Suspense fallback={null}>
          <CurrentPlot
            samples={props.samples}
            totalS={props.totalS}
            maxA={props.maxA}
            phases={props.phases}
          />
        </Suspense>
      </div>
      <figcaption>{props.sentence}</figcaption>
    </figure>
  );
};
