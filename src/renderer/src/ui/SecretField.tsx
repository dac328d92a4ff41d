import type { ReactNode } from 'react';
import { Field } from './Field.tsx';
import { MaskedInput } from './MaskedInput.tsx';

export interface SecretFieldProps {
  readonly id?: string | undefined;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly maxLength?: number | undefined;
  readonly autoFocus?: boolean | undefined;
}

/** A password that can be looked at. */
export const SecretField = ({ maxLength = 64, autoFocus = false, ...props }: SecretFieldProps) => (
  <Field label={props.label} hint={props.hint} error={props.error} id={props.id}>
    {(control) => (
      <MaskedInput
        frame="nx-secret"
        id={control.id}
        autoCapitalize="off"
        spellCheck={false}
        maxLength={maxLength}
        autoFocus={autoFocus}
        data-autofocus={autoFocus || undefined}
        aria-describedby={control.describedBy}
        aria-invalid={control.invalid || undefined}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    )}
  </Field>
);
