import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { linePatterns } from '#renderer/ui/plot/linePatterns.ts';
import './HourFigure.css';
import { PlotLegend } from '#renderer/ui/plot/PlotLegend.tsx';
import { HourTable } from './HourTable.tsx';
import type { LiveHour } from './liveHour.ts';
import { type HourFacts, hourFacts } from './minuteMeans.ts';
import { currentPoints } from './plottedPoints.ts';
import { SpanChoice } from './SpanChoice.tsx';
import { useHourCursor } from './useHourCursor.ts';
import { useHourText } from './useHourText.ts';

const HourPlot = lazy(() =>
  import('#renderer/ui/plot/HourPlot.tsx').then((module) => ({ default: module.HourPlot })),
);

const least = 8;

/** Times (s), the limit, and the current of each phase. */
const useColumns = (hour: LiveHour, phases: 1 | 3) =>
  useMemo(
    () =>
      [
        hour.atMs.map((atMs) => atMs / 1000),
        ...['limit.active', ...currentPoints.slice(0, phases)].map((point) => hour.columns[point] ?? []),
      ] as const,
    [hour, phases],
  );

/** Where the axis ends (A): above everything that is drawn. */
const topOf = ({ highestLimitA, highestA }: HourFacts): number =>
  Math.max(least, Math.ceil((highestLimitA ?? 0) + 2), Math.ceil((highestA ?? 0) + 2));

/** The last hour: set limit as steps, measured current per phase; the same as a sentence and as a table. */
export const HourFigure = ({ hour, phases }: { hour: LiveHour; phases: 1 | 3 }) => {
  const { t } = useTranslation('live');
  const format = useFormat();
  const text = useHourText();
  const cursor = useHourCursor(hour);
  const { span, cursorMs } = cursor;
  const currents = currentPoints.slice(0, phases);
  const facts = useMemo(() => hourFacts(hour, currentPoints.slice(0, phases), span), [hour, phases, span]);
  const columns = useColumns(hour, phases);
  const newestMs = hour.atMs.at(-1);
  const toS = (newestMs ?? 0) / 1000;
  const maxA = topOf(facts);
  const readout =
    cursorMs === null ? t('plot.noCursor') : text.readout(hour, currents, cursorMs, cursor.indexAt(cursorMs));
  return (
    <section className="nx-stack" aria-labelledby="last-hour">
      <div className="nx-row nx-hour-head">
        <h2 id="last-hour">{t('plot.title')}</h2>
        <SpanChoice value={span} onChange={cursor.setSpan} />
      </div>
      <figure className="nx-plot">
        <PlotLegend patterns={linePatterns(phases)} setpoint={t('plot.limit')} />
        {/* A picture that keys can read: the arrows move the crosshair, what it reads is said below. */}
        <div
          className="nx-plot-canvas nx-hour-canvas"
          data-samples={hour.atMs.length}
          data-newest={newestMs}
          role="application"
          tabIndex={0}
          aria-label={t('plot.keys')}
          aria-describedby="hour-readout"
          onKeyDown={cursor.onKeyDown}
        >
          <Suspense fallback={null}>
            {newestMs === undefined ? null : (
              <HourPlot
                columns={columns}
                fromS={toS - span * 60}
                toS={toS}
                maxA={maxA}
                phases={phases}
                cursorS={cursorMs === null ? null : cursorMs / 1000}
                onCursor={cursor.onPointer}
                writeTime={(atS) => (span === 5 ? format.timeOfDay(atS * 1000) : format.time(atS * 1000))}
              />
            )}
          </Suspense>
        </div>
        <p id="hour-readout" className="nx-hour-readout" aria-live="polite">
          {readout}
        </p>
        <figcaption>{text.sentence(facts)}</figcaption>
      </figure>
      <HourTable hour={hour} phases={phases} minutes={span} />
    </section>
  );
};
