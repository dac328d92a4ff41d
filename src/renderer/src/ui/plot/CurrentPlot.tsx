import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { type LinePattern, linePatterns } from './linePatterns.ts';
import type { TestSample } from './testSample.ts';

export interface CurrentPlotProps {
  readonly samples: readonly TestSample[];
  readonly totalS: number;
  readonly maxA: number;
  readonly phases: 1 | 2 | 3;
}

const colourOf = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const toData = (samples: readonly TestSample[], phases: number): uPlot.AlignedData => [
  samples.map((sample) => sample.atS),
  samples.map((sample) => sample.setpointA),
  ...Array.from({ length: phases }, (_, phase) => samples.map((sample) => sample.currentA[phase] ?? null)),
];

const toSeries = (pattern: LinePattern): uPlot.Series => ({
  label: pattern.key,
  stroke: () => colourOf(pattern.colour),
  width: pattern.width,
  dash: [...pattern.dash],
  points: { show: false },
  spanGaps: false,
  ...(pattern.key === 'setpoint' && uPlot.paths.stepped !== undefined
    ? { paths: uPlot.paths.stepped({ align: 1 }) }
    : {}),
});

const axis = (unit: string, side: 2 | 3): uPlot.Axis => ({
  side,
  stroke: () => colourOf('--nx-text'),
  font: '14px "Inter Variable", sans-serif',
  size: side === 3 ? 56 : 36,
  grid: { stroke: () => colourOf('--nx-grid'), width: 1 },
  ticks: { show: false },
  values: (_plot, ticks) => ticks.map((tick) => `${tick}\u202f${unit}`),
});

/** The lines themselves; everything a person needs to read is around them as text. */
export const CurrentPlot = ({ samples, totalS, maxA, phases }: CurrentPlotProps) => {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(samples);
  latest.current = samples;

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const made = new uPlot(
      {
        width: element.clientWidth,
        height: element.clientHeight,
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false, range: [0, Math.max(1, totalS)] }, y: { range: [0, maxA] } },
        axes: [axis('s', 2), axis('A', 3)],
        series: [{}, ...linePatterns(phases).map(toSeries)],
      },
      toData(latest.current, phases),
      element,
    );
    plot.current = made;
    const resize = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    resize.observe(element);
    const repaint = new MutationObserver(() => made.redraw(false, true));
    repaint.observe(document.documentElement, { attributes: true, attributeFilter: ['data-nx-theme'] });
    return () => {
      resize.disconnect();
      repaint.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [totalS, maxA, phases]);

  useEffect(() => {
    plot.current?.setData(toData(samples, phases));
  }, [samples, phases]);

  return <div ref={box} style={{ width: '100%', height: '100%' }} />;
};
