import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { linePatterns } from './linePatterns.ts';
import type { TestSample } from './testSample.ts';
import { toSeries } from './toSeries.ts';
import { plotAxis, usePlot } from './usePlot.ts';

export interface CurrentPlotProps {
  readonly samples: readonly TestSample[];
  readonly totalS: number;
  readonly maxA: number;
  readonly phases: 1 | 2 | 3;
}

const toData = (samples: readonly TestSample[], phases: number): uPlot.AlignedData => [
  samples.map((sample) => sample.atS),
  samples.map((sample) => sample.setpointA),
  ...Array.from({ length: phases }, (_, phase) => samples.map((sample) => sample.currentA[phase] ?? null)),
];

const inUnit = (unit: string) => (tick: number) => `${tick}\u202f${unit}`;

/** The lines themselves; everything a person needs to read is around them as text. */
export const CurrentPlot = ({ samples, totalS, maxA, phases }: CurrentPlotProps) => {
  const box = useRef<HTMLDivElement>(null);
  const plot = usePlot(
    box,
    `${totalS} s, ${maxA} A, ${phases}`,
    (element) =>
      new uPlot(
        {
          width: element.clientWidth,
          height: element.clientHeight,
          legend: { show: false },
          cursor: { show: false },
          scales: { x: { time: false, range: [0, Math.max(1, totalS)] }, y: { range: [0, maxA] } },
          axes: [
            plotAxis({ side: 2, size: 36, write: inUnit('s') }),
            plotAxis({ side: 3, size: 56, write: inUnit('A') }),
          ],
          series: [{}, ...linePatterns(phases).map(toSeries)],
        },
        toData(samples, phases),
        element,
      ),
  );

  useEffect(() => {
    plot.current?.setData(toData(samples, phases));
  }, [plot, samples, phases]);

  return <div ref={box} style={{ width: '100%', height: '100%' }} />;
};
