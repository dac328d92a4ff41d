import { useTranslation } from 'react-i18next';
import type { SocketState } from './socketState.ts';

const [width, height, left, bottom] = [480, 260, 52, 32];
const colours = ['--nx-l1', '--nx-l2', '--nx-l3'] as const;

interface Mark {
  readonly phase: number;
  readonly amps: number;
  readonly volts: number;
}

const marksOf = (samples: SocketState['samples']): Mark[] =>
  samples.flatMap(({ sample }) =>
    sample.phases.flatMap(({ currentA, voltageV }, phase) =>
      currentA === null || voltageV === null || voltageV < 50
        ? []
        : [{ phase, amps: currentA, volts: voltageV }],
    ),
  );

/** A circle, a square or a triangle: phases are told apart without colour. */
const Shape = ({ phase, x, y }: { phase: number; x: number; y: number }) => {
  const fill = `var(${colours[phase] ?? '--nx-text'})`;
  if (phase === 0) return <circle cx={x} cy={y} r={4} fill={fill} />;
  if (phase === 1) return <rect x={x - 4} y={y - 4} width={8} height={8} fill={fill} />;
  return <path d={`M${x} ${y - 5}L${x + 5} ${y + 4}L${x - 5} ${y + 4}Z`} fill={fill} />;
};

const ticksBetween = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

/** Voltage against current, one mark per second and phase; the table beside it says the same in numbers. */
export const DropPlot = ({ samples, limitA }: { samples: SocketState['samples']; limitA: number }) => {
  const { t } = useTranslation('socket');
  const marks = marksOf(samples);
  const volts = marks.map((mark) => mark.volts);
  const lowV = Math.floor((Math.min(230, ...volts) - 1) / 5) * 5;
  const highV = Math.ceil((Math.max(235, ...volts) + 1) / 5) * 5;
  const maxA = Math.ceil((limitA + 2) / 4) * 4;
  const xOf = (amps: number) => left + (amps / maxA) * (width - left - 12);
  const yOf = (value: number) => 12 + ((highV - value) / (highV - lowV)) * (height - bottom - 12);
  return (
    <figure className="nx-socket-plot">
      <figcaption>{t('plot')}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden>
        {ticksBetween(lowV, highV, 5).map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - 12} y1={yOf(tick)} y2={yOf(tick)} className="nx-socket-grid" />
            <text x={left - 6} y={yOf(tick) + 5} textAnchor="end">
              {`${tick}\u202fV`}
            </text>
          </g>
        ))}
        {ticksBetween(0, maxA, 4).map((tick) => (
          <text key={tick} x={xOf(tick)} y={height - 8} textAnchor="middle">
            {`${tick}\u202fA`}
          </text>
        ))}
        {marks.map((mark, index) => (
          <Shape key={index} phase={mark.phase} x={xOf(mark.amps)} y={yOf(mark.volts)} />
        ))}
      </svg>
    </figure>
  );
};
