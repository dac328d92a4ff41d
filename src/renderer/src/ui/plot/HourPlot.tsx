import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { linePatterns } from './linePatterns.ts';
import { type PlotColumns, withGaps } from './plotColumns.ts';
import { toSeries } from './toSeries.ts';
import { colourOf, plotAxis, usePlot } from './usePlot.ts';

export interface HourPlotProps {
  /** Set-point, then one line per phase. */
  readonly columns: PlotColumns;
  /** Shown span (Unix s). */
  readonly fromS: number;
  readonly toS: number;
  /** Upper end of the axis (A). */
  readonly maxA: number;
  readonly phases: 1 | 3;
  /** Where the crosshair stands (Unix s); null = nowhere. */
  readonly cursorS: number | null;
  readonly onCursor: (atS: number | null) => void;
  readonly writeTime: (atS: number) => string;
}

/** Copied, because the plot may not change what it is given. */
const toData = (columns: PlotColumns): uPlot.AlignedData => {
  const [times, ...lines] = withGaps(columns);
  return [[...times], ...lines.map((line) => [...line])];
};

const hourOptions = (
  element: HTMLElement,
  latest: { readonly current: HourPlotProps },
  /** The last event of a pointer that was told. */
  heard: { current: unknown },
): uPlot.Options => ({
  width: element.clientWidth,
  height: element.clientHeight,
  legend: { show: false },
  cursor: {
    y: false,
    drag: { x: false, y: false },
    points: { fill: () => colourOf('--nx-surface') },
  },
  scales: {
    x: { time: true, range: () => [latest.current.fromS, latest.current.toS] },
    y: { range: () => [0, latest.current.maxA] },
  },
  axes: [
    plotAxis({ side: 2, size: 36, space: 100, write: (tick) => latest.current.writeTime(tick) }),
    plotAxis({ side: 3, size: 56, write: (tick) => `${tick}\u202fA` }),
  ],
  series: [{}, ...linePatterns(latest.current.phases).map(toSeries)],
  hooks: {
    setCursor: [
      (drawn) => {
        // Only what a pointer did just now: the keys know where they are, and new data moves nothing.
        const { event } = drawn.cursor;
        if (event === undefined || event === null || event === heard.current) return;
        heard.current = event;
        const index = drawn.cursor.idx;
        latest.current.onCursor(typeof index === 'number' ? (drawn.data[0]?.[index] ?? null) : null);
      },
    ],
  },
});

/** The lines and the crosshair; whatever a person needs to read stands around them as text. */
export const HourPlot = (props: HourPlotProps) => {
  const { columns, fromS, toS, maxA, phases, cursorS } = props;
  const box = useRef<HTMLDivElement>(null);
  const heard = useRef<unknown>(null);
  const latest = useRef(props);
  latest.current = props;
  const plot = usePlot(
    box,
    String(phases),
    (element) => new uPlot(hourOptions(element, latest, heard), toData(columns), element),
  );

  useEffect(() => {
    plot.current?.setData(toData(columns));
  }, [plot, columns]);
  useEffect(() => {
    const drawn = plot.current;
    if (drawn === null) return;
    drawn.setScale('x', { min: fromS, max: toS });
    drawn.setScale('y', { min: 0, max: maxA });
  }, [plot, fromS, toS, maxA]);
  useEffect(() => {
    const drawn = plot.current;
    if (drawn === null) return;
    const left = cursorS === null ? -10 : drawn.valToPos(cursorS, 'x');
    if (Math.abs((drawn.cursor.left ?? -10) - left) > 1)
      drawn.setCursor({ left, top: cursorS === null ? -10 : 0 });
  }, [plot, cursorS]);

  return <div ref={box} className="nx-hour-box" />;
};
