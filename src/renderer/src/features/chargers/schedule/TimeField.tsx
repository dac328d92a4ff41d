import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { movedBy, parseTime } from './scheduleModel.ts';

const two = (value: number) => String(value).padStart(2, '0');
const written = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** A time of day: typed, or moved by a quarter of an hour with the arrow keys or the buttons. */
export const TimeField = (props: {
  label: string;
  value: number;
  hint?: string | undefined;
  onChange: (minute: number) => void;
}) => {
  const { t } = useTranslation('schedule');
  const { value, onChange } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const step = (by: number) => {
    setDraft(null);
    onChange(movedBy(value, by));
  };
  const isBad = draft !== null && parseTime(draft) === null;
  return (
    <Field label={props.label} hint={props.hint} error={isBad ? t('form.badTime') : undefined}>
      {(control) => (
        <div className="nx-ampere">
          <Button aria-label={t('form.earlier', { label: props.label })} onClick={() => step(-1)}>
            −
          </Button>
          <input
            id={control.id}
            className="nx-input"
            inputMode="numeric"
            autoComplete="off"
            aria-describedby={control.describedBy}
            aria-invalid={control.invalid || undefined}
            value={draft ?? written(value)}
            onChange={(event) => {
              setDraft(event.target.value);
              const minute = parseTime(event.target.value);
              if (minute !== null) onChange(minute);
            }}
            onBlur={() => setDraft(null)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowUp') step(1);
              else if (event.key === 'ArrowDown') step(-1);
              else return;
              event.preventDefault();
            }}
          />
          <Button aria-label={t('form.later', { label: props.label })} onClick={() => step(1)}>
            +
          </Button>
        </div>
      )}
    </Field>
  );
};
