import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';
import { StepInput } from './StepInput.tsx';

const USUAL_AMPS = [6, 10, 13, 16, 20, 25, 32] as const;

export interface AmpereInputProps {
  readonly label: string;
  /** Whole amperes; null while nothing was answered. */
  readonly value: number | null;
  readonly onChange: (amps: number | null) => void;
  readonly minA?: number | undefined;
  readonly maxA?: number | undefined;
  /** Keys for the usual values; those outside the range are left out. */
  readonly usual?: readonly number[] | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly id?: string | undefined;
}

const isWhole = (text: string): boolean => /^\s*\d{1,3}\s*$/.test(text);

/** Amperes by plus and minus, by keys for the usual values, or typed; nothing is clamped while typing. */
export const AmpereInput = (props: AmpereInputProps) => {
  const { t } = useTranslation('common');
  const { value, onChange, minA = 0, maxA = 40, usual = USUAL_AMPS } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const step = (by: number) => {
    setDraft(null);
    const from = value ?? (by > 0 ? minA - 1 : maxA + 1);
    onChange(Math.min(maxA, Math.max(minA, from + by)));
  };
  // Dropping characters would make 16 A of a typed 1.6; it stays as it is, and no answer.
  const type = (text: string) => {
    setDraft(text);
    onChange(isWhole(text) ? Number(text) : null);
  };
  const isOdd = draft !== null && draft.trim() !== '' && !isWhole(draft);
  return (
    <Field
      label={props.label}
      hint={props.hint}
      error={isOdd ? t('ampere.whole') : props.error}
      id={props.id}
    >
      {(control) => (
        <>
          <StepInput
            control={control}
            value={draft ?? (value === null ? '' : String(value))}
            lessLabel={t('ampere.less', { label: props.label })}
            moreLabel={t('ampere.more', { label: props.label })}
            unit="A"
            onType={type}
            onLeave={() => (isOdd ? undefined : setDraft(null))}
            onStep={step}
          />
          <div className="nx-ampere-keys" role="group" aria-label={t('ampere.usual')}>
            {usual
              .filter((amps) => amps >= minA && amps <= maxA)
              .map((amps) => (
                <Button
                  key={amps}
                  aria-pressed={value === amps}
                  onClick={() => {
                    setDraft(null);
                    onChange(amps);
                  }}
                >
                  {amps}
                </Button>
              ))}
          </div>
        </>
      )}
    </Field>
  );
};
