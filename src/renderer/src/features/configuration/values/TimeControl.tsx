import type { ControlProps } from './controlProps.ts';

const toText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A time of day, kept as minutes since midnight. */
export const TimeControl = ({ value, onChange, control }: ControlProps) => (
  <input
    id={control.id}
    type="time"
    className="nx-input nx-conf-time"
    aria-describedby={control.describedBy}
    aria-invalid={control.invalid || undefined}
    value={typeof value === 'number' ? toText(value) : ''}
    onChange={(event) => {
      const [hours, minutes] = event.target.value.split(':').map(Number);
      onChange(hours === undefined || minutes === undefined ? null : hours * 60 + minutes);
    }}
  />
);
