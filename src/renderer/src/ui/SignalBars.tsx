import './SignalBars.css';

const LEVELS_DBM = [-90, -80, -70, -60] as const;

/** Signal strength as four bars; the number stands beside it, so the bars are hidden from screen readers. */
export const SignalBars = ({ rssiDbm }: { rssiDbm: number }) => (
  <svg className="nx-signal" viewBox="0 0 22 16" width="22" height="16" aria-hidden>
    {LEVELS_DBM.map((level, index) => (
      <rect
        key={level}
        className={rssiDbm >= level ? 'nx-signal-on' : 'nx-signal-off'}
        x={index * 6 + 0.5}
        y={12 - index * 4 + 0.5}
        width="3"
        height={3 + index * 4}
      />
    ))}
  </svg>
);
