import type { ReactNode } from 'react';
import { Field } from './Field.tsx';
import { MaskedInput } from './MaskedInput.tsx';

export interface PinFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly id?: string | undefined;
  readonly autoFocus?: boolean | undefined;
}

/** Four to eight digits, masked. */
export const PinField = ({ label, value, onChange, hint, error, id, autoFocus = false }: PinFieldProps) => (
  <Field label={label} hint={hint} error={error} id={id}>
    {(control) => (
      <MaskedInput
        frame="nx-pin"
        id={control.id}
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={8}
        name={`${control.id}-digits`}
        autoFocus={autoFocus}
        aria-describedby={control.describedBy}
        aria-invalid={control.invalid || undefined}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, 8))}
      />
    )}
  </Field>
);
