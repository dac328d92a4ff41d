import type { ReactNode } from 'react';
import { Field } from './Field.tsx';

export interface SelectFieldProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly id?: string | undefined;
}

/** One of a few known values where there is no room for cards. */
export const SelectField = <V extends string>(props: SelectFieldProps<V>) => (
  <Field label={props.label} hint={props.hint} error={props.error} id={props.id}>
    {(control) => (
      <select
        id={control.id}
        className="nx-input"
        aria-describedby={control.describedBy}
        aria-invalid={control.invalid || undefined}
        value={props.value}
        onChange={(event) => {
          const chosen = props.options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) props.onChange(chosen.value);
        }}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);
