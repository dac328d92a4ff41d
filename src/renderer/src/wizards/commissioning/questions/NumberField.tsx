import { type ReactNode, useState } from 'react';
import { Field } from '#renderer/ui/Field.tsx';

const toNumber = (text: string): number | undefined => {
  const value = Number(text.replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) || value < 0 ? undefined : value;
};

/** A number with its unit, typed with comma or point; empty is no answer. */
export const NumberField = (props: {
  id?: string | undefined;
  label: string;
  unit: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  isWhole?: boolean;
  hint?: ReactNode;
  error?: string | null | undefined;
}) => {
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? (props.value === undefined ? '' : String(props.value));
  return (
    <Field label={props.label} hint={props.hint} error={props.error} id={props.id}>
      {(control) => (
        <div className="nx-job-number">
          <input
            id={control.id}
            className="nx-input"
            inputMode={props.isWhole ? 'numeric' : 'decimal'}
            autoComplete="off"
            aria-describedby={control.describedBy}
            aria-invalid={control.invalid || undefined}
            value={shown}
            onChange={(event) => {
              const text = event.target.value.replace(props.isWhole ? /\D/g : /[^\d.,]/g, '').slice(0, 8);
              setDraft(text);
              props.onChange(toNumber(text));
            }}
            onBlur={() => setDraft(null)}
          />
          <span>{props.unit}</span>
        </div>
      )}
    </Field>
  );
};
