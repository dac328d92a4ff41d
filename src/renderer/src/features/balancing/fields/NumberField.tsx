import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { readNumber } from './readNumber.ts';

export interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  /** Empty is no answer: the value stays as it was and the field says so. */
  readonly isNeeded?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly step?: number;
}

/** A number with its unit, typed or by plus and minus. Nothing is clamped; what is no number is not taken. */
export const NumberField = (props: NumberFieldProps) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const { value, onChange, step = 1, isNeeded = false } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const read = draft === null ? value : readNumber(draft);
  const isBad = read === null || (isNeeded && read === undefined);
  const type = (text: string) => {
    setDraft(text);
    const next = readNumber(text);
    if (next !== null && !(isNeeded && next === undefined)) onChange(next);
  };
  const move = (by: number) => {
    setDraft(null);
    onChange(Math.max(0, Math.round(((value ?? 0) + by) * 100) / 100));
  };
  return (
    <Field
      id={props.id}
      label={props.label}
      hint={props.hint}
      error={isBad ? t('field.noNumber') : props.error}
    >
      {(control) => (
        <div className="nx-bal-number">
          <Button aria-label={t('field.less', { label: props.label })} onClick={() => move(-step)}>
            −
          </Button>
          <input
            id={control.id}
            className="nx-input"
            inputMode="decimal"
            autoComplete="off"
            aria-describedby={control.describedBy}
            aria-invalid={control.invalid || undefined}
            value={draft ?? (value === undefined ? '' : format.plain(value, 2))}
            onChange={(event) => type(event.target.value)}
            onBlur={() => {
              if (!isBad) setDraft(null);
            }}
            onKeyDown={(event) => {
              if (event.key === 'ArrowUp') move(step);
              else if (event.key === 'ArrowDown') move(-step);
              else return;
              event.preventDefault();
            }}
          />
          <span className="nx-bal-unit">{props.unit}</span>
          <Button aria-label={t('field.more', { label: props.label })} onClick={() => move(step)}>
            +
          </Button>
        </div>
      )}
    </Field>
  );
};
