/** Switch symbol of a breaker on a line from `x` to `x + 36`. */
export const BreakerSymbol = ({ x, y }: { x: number; y: number }) => (
  <g className="nx-bal-wire" aria-hidden>
    <path d={`M${x} ${y}h8M${x + 28} ${y}h8M${x + 28} ${y}l-18 -9`} />
    <path d={`M${x + 5} ${y - 4}l8 8m0 -8l-8 8`} />
  </g>
);

/** The supply of the network operator: an arrow into the site. */
export const SupplySymbol = ({ x, y }: { x: number; y: number }) => (
  <g className="nx-bal-wire" aria-hidden>
    <circle cx={x} cy={y} r={12} />
    <path d={`M${x - 7} ${y}q3.5 -8 7 0t7 0`} />
  </g>
);

/** A meter in the line. */
export const MeterSymbol = ({ x, y }: { x: number; y: number }) => (
  <g aria-hidden>
    <circle className="nx-bal-box" cx={x} cy={y} r={13} />
    <text className="nx-bal-sign" x={x} y={y + 4}>
      kWh
    </text>
  </g>
);

/** A charger at the end of its line. */
export const ChargerSymbol = ({ x, y }: { x: number; y: number }) => (
  <g aria-hidden>
    <rect className="nx-bal-box" x={x} y={y - 15} width={24} height={30} rx={4} />
    <path className="nx-bal-bolt" d={`M${x + 13.5} ${y - 10}l-7 11h5l-1.5 9l7 -11h-5z`} />
  </g>
);
