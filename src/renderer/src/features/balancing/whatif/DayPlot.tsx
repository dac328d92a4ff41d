import { useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { linePatterns } from '#renderer/ui/plot/linePatterns.ts';
import { toSeries } from '#renderer/ui/plot/toSeries.ts';
import { plotAxis, usePlot } from '#renderer/ui/plot/usePlot.ts';
import { clock } from './clock.ts';

export interface DayPlotProps {
  /** Changes with what is shown. */
  readonly name: string;
  readonly atS: readonly number[];
  /** L1, L2, L3. */
  readonly currents: readonly (readonly number[])[];
  readonly limitA: number;
  /** Wall clock at the beginning, in seconds of the day. */
  readonly startS: number;
}

/** A board's day against its limit. What a person needs to read stands around it as text. */
export const DayPlot = ({ name, atS, currents, limitA, startS }: DayPlotProps) => {
  const box = useRef<HTMLDivElement>(null);
  const mostA = Math.max(limitA, ...currents.flat()) * 1.08 + 1;
  const data: uPlot.AlignedData = [[...atS], atS.map(() => limitA), ...currents.map((line) => [...line])];
  usePlot(
    box,
    name,
    (element) =>
      new uPlot(
        {
          width: element.clientWidth,
          height: element.clientHeight,
          legend: { show: false },
          cursor: { show: false },
          scales: { x: { time: false }, y: { range: [0, mostA] } },
          axes: [
            {
              ...plotAxis({ side: 2, size: 36, space: 80, write: (tick) => clock(startS + tick) }),
              incrs: [900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200],
            },
            plotAxis({ side: 3, size: 56, write: (tick) => `${tick}\u202fA` }),
          ],
          series: [{}, ...linePatterns(3).map(toSeries)],
        },
        data,
        element,
      ),
  );
  return <div ref={box} className="nx-bal-plot" />;
};
