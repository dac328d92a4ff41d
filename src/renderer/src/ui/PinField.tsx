import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { classNames } from './classNames.ts';
import { Field } from './Field.tsx';

export interface PinFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly id?: string | undefined;
  readonly autoFocus?: boolean | undefined;
}

/** Four to eight digits. A text field with masked letters, because browsers fill password fields by themselves. */
export const PinField = ({ label, value, onChange, hint, error, id, autoFocus = false }: PinFieldProps) => {
  const { t } = useTranslation('common');
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(control) => (
        <div className="nx-pin">
          <input
            id={control.id}
            className={classNames('nx-input', !isShown && 'nx-pin-masked')}
            inputMode="numeric"
            pattern="[0-9]*"
            maxLength={8}
            autoComplete="off"
            data-1p-ignore=""
            data-lpignore="true"
            name={`${control.id}-digits`}
            autoFocus={autoFocus}
            aria-describedby={control.describedBy}
            aria-invalid={control.invalid || undefined}
            value={value}
            onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, 8))}
          />
          <Button
            icon={isShown ? <IconEyeOff size={20} aria-hidden /> : <IconEye size={20} aria-hidden />}
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          >
            {t(isShown ? 'pin.hide' : 'pin.show')}
          </Button>
        </div>
      )}
    </Field>
  );
};
