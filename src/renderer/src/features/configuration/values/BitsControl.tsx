import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import '#renderer/ui/Choice.css';
import type { ControlProps } from './controlProps.ts';

const has = (value: number, bit: number): boolean => Math.floor(value / 2 ** bit) % 2 === 1;

/** Switches that lie in one value, each with its word. */
export const BitsControl = ({ point, value, onChange, control }: ControlProps) => {
  const describe = useDescribePoint();
  const now = typeof value === 'number' ? value : 0;
  return (
    <div
      role="group"
      aria-labelledby={control.labelId}
      aria-describedby={control.describedBy}
      className="nx-conf-bits"
    >
      {Object.keys(point.bits)
        .map(Number)
        .map((bit, index) => (
          <label key={bit} className="nx-choice">
            <input
              id={index === 0 ? control.id : undefined}
              type="checkbox"
              checked={has(now, bit)}
              onChange={() => onChange(has(now, bit) ? now - 2 ** bit : now + 2 ** bit)}
            />
            <span className="nx-choice-label">
              {describe.value(point.name, 2 ** bit) ?? point.bits[String(bit)]}
            </span>
          </label>
        ))}
    </div>
  );
};
