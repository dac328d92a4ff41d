import uPlot from 'uplot';
import type { LinePattern } from './linePatterns.ts';
import { colourOf } from './usePlot.ts';

/** A line in its pattern; a set-point goes in steps. */
export const toSeries = (pattern: LinePattern): uPlot.Series => ({
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
