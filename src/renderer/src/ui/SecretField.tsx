import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { classNames } from './classNames.ts';
import { Field } from './Field.tsx';

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

/** A password that can be looked at; a text field, because browsers fill password fields by themselves. */
export const SecretField = ({ maxLength = 64, autoFocus = false, ...props }: SecretFieldProps) => {
  const { t } = useTranslation('common');
  const [isShown, setShown] = useState(false);
  return (
    <Field label={props.label} hint={props.hint} error={props.error} id={props.id}>
      {(control) => (
        <div className="nx-secret">
          <input
            id={control.id}
            className={classNames('nx-input', !isShown && 'nx-pin-masked')}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            data-1p-ignore=""
            data-lpignore="true"
            maxLength={maxLength}
            autoFocus={autoFocus}
            data-autofocus={autoFocus || undefined}
            aria-describedby={control.describedBy}
            aria-invalid={control.invalid || undefined}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
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
