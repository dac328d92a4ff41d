import type { InputHTMLAttributes, ReactNode } from 'react';
import { Field } from './Field.tsx';

export interface TextFieldProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'id'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly id?: string | undefined;
}

export const TextField = ({ label, value, onChange, hint, error, id, ...rest }: TextFieldProps) => (
  <Field label={label} hint={hint} error={error} id={id}>
    {(control) => (
      <input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        id={control.id}
        className="nx-input"
        aria-describedby={control.describedBy}
        aria-invalid={control.invalid || undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
