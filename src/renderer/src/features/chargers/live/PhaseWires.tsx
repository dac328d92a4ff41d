import { linePatterns } from '#renderer/ui/plot/linePatterns.ts';
import type { PhaseView } from '#shared/domain/charger/live/schematic.ts';

const height = 48;
const flowsFromA = 0.5;

/** One conductor per phase in the pattern of the plot: open where the contactor is, thick where current flows. */
export const PhaseWires = (props: { phases: readonly PhaseView[]; isClosed: readonly boolean[] }) => {
  const patterns = linePatterns(3).slice(1);
  const step = height / (props.phases.length + 1);
  return (
    <svg viewBox={`0 0 96 ${height}`} className="nx-wire-drawing" preserveAspectRatio="none" aria-hidden>
      {props.phases.map(({ phase, currentA }, index) => {
        const y = step * (index + 1);
        const isClosed = props.isClosed[index] === true;
        return (
          <path
            key={phase}
            d={isClosed ? `M0 ${y}H96` : `M0 ${y}H34l22 -8M60 ${y}H96`}
            stroke={`var(${patterns[index]?.colour ?? '--nx-text'})`}
            strokeWidth={isClosed && (currentA ?? 0) >= flowsFromA ? 4 : 2}
            strokeDasharray={patterns[index]?.dash.join(' ')}
            vectorEffect="non-scaling-stroke"
            fill="none"
          />
        );
      })}
    </svg>
  );
};
