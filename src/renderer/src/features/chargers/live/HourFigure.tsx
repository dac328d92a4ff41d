import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { linePatterns } from '#renderer/ui/plot/linePatterns.ts';
import './HourFigure.css';
import { PlotLegend } from '#renderer/ui/plot/PlotLegend.tsx';
import { HourTable } from './HourTable.tsx';
import type { LiveHour } from './liveHour.ts';
import { hourFacts } from './minuteMeans.ts';
import { currentPoints } from './plottedPoints.ts';
import { spans, useHourCursor } from './useHourCursor.ts';

const HourPlot = lazy(() =>
  import('#renderer/ui/plot/HourPlot.tsx').then((module) => ({ default: module.HourPlot })),
);

const least = 8;

/** The last hour: set limit as steps, measured current per phase; the same as a sentence and as a table. */
export const HourFigure = ({ hour, phases }: { hour: LiveHour; phases: 1 | 3 }) => {
  const { t } = useTranslation('live');
  const format = useFormat();
  const cursor = useHourCursor(hour);
  const { span, cursorMs } = cursor;
  const currents = currentPoints.slice(0, phases);
  const facts = useMemo(() => hourFacts(hour, currentPoints.slice(0, phases), span), [hour, phases, span]);
  const columns = useMemo(
    () =>
      [
        hour.atMs.map((atMs) => atMs / 1000),
        ...['limit.active', ...currentPoints.slice(0, phases)].map((point) => hour.columns[point] ?? []),
      ] as const,
    [hour, phases],
  );
  const newestMs = hour.atMs.at(-1);
  const toS = (newestMs ?? 0) / 1000;
  const maxA = Math.max(
    least,
    Math.ceil((facts.highestLimitA ?? 0) + 2),
    Math.ceil((facts.highestA ?? 0) + 2),
  );
  const readout = () => {
    if (cursorMs === null) return t('plot.noCursor');
    const index = cursor.indexAt(cursorMs);
    const amps = (point: string) => {
      const value = hour.columns[point]?.[index] ?? null;
      return value === null ? '–' : format.amps(value, 1);
    };
    return [
      format.timeOfDay(hour.atMs[index] ?? cursorMs),
      `${t('plot.limit')} ${amps('limit.active')}`,
      ...currents.map((point, phase) => `L${phase + 1} ${amps(point)}`),
    ].join(' · ');
  };
  const sentence =
    facts.samples === 0
      ? t('plot.nothing')
      : t('plot.sentence', {
          minutes: format.integer(facts.minutes),
          highest: facts.highestA === null ? '–' : format.amps(facts.highestA, 1),
          time: facts.highestAtMs === null ? '–' : format.timeOfDay(facts.highestAtMs),
          from: facts.lowestLimitA === null ? '–' : format.amps(facts.lowestLimitA),
          to: facts.highestLimitA === null ? '–' : format.amps(facts.highestLimitA),
        });
  return (
    <section className="nx-stack" aria-labelledby="last-hour">
      <div className="nx-row nx-hour-head">
        <h2 id="last-hour">{t('plot.title')}</h2>
        <div className="nx-row" role="group" aria-label={t('plot.span')}>
          {spans.map((minutes) => (
            <Button key={minutes} aria-pressed={span === minutes} onClick={() => cursor.setSpan(minutes)}>
              {t('plot.minutes', { minutes: String(minutes) })}
            </Button>
          ))}
        </div>
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
          {readout()}
        </p>
        <figcaption>{sentence}</figcaption>
      </figure>
      <HourTable hour={hour} phases={phases} minutes={span} />
    </section>
  );
};
