import '#renderer/ui/LiveTestPlot.css';
import type { LinePattern } from './linePatterns.ts';

/** Which pattern is which line. */
export const PlotLegend = (props: { patterns: readonly LinePattern[]; setpoint: string }) => (
  <ul className="nx-plot-legend" aria-hidden>
    {props.patterns.map((pattern) => (
      <li key={pattern.key}>
        <svg width="40" height="12">
          <line
            x1="0"
            x2="40"
            y1="6"
            y2="6"
            stroke={`var(${pattern.colour})`}
            strokeWidth={pattern.width}
            strokeDasharray={pattern.dash.join(' ')}
          />
        </svg>
        {pattern.key === 'setpoint' ? props.setpoint : pattern.key}
      </li>
    ))}
  </ul>
);
