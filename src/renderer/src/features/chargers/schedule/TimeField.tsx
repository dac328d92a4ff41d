import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '#renderer/ui/Field.tsx';
import { StepInput } from '#renderer/ui/StepInput.tsx';
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
        <StepInput
          control={control}
          value={draft ?? written(value)}
          lessLabel={t('form.earlier', { label: props.label })}
          moreLabel={t('form.later', { label: props.label })}
          onType={(text) => {
            setDraft(text);
            const minute = parseTime(text);
            if (minute !== null) onChange(minute);
          }}
          onLeave={() => setDraft(null)}
          onStep={step}
        />
      )}
    </Field>
  );
};
