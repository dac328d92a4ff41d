import type { ControlProps } from './controlProps.ts';

const LONGEST = 253;

/** Text, an address, or bytes as hexadecimal digits. */
export const TextControl = ({ point, value, onChange, control }: ControlProps) => (
  <input
    id={control.id}
    className="nx-input"
    autoComplete="off"
    autoCapitalize="off"
    spellCheck={false}
    maxLength={LONGEST}
    inputMode={point.kind === 'address' ? 'decimal' : 'text'}
    aria-describedby={control.describedBy}
    aria-invalid={control.invalid || undefined}
    value={typeof value === 'string' ? value : ''}
    onChange={(event) =>
      onChange(
        point.kind === 'raw'
          ? event.target.value.toLowerCase().replace(/[^0-9a-f]/g, '')
          : point.kind === 'address'
            ? event.target.value.replace(/[^0-9.]/g, '')
            : event.target.value,
      )
    }
  />
);
