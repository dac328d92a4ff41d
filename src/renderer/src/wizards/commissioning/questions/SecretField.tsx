import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { Field } from '#renderer/ui/Field.tsx';

/** A password that can be looked at; a text field, because browsers fill password fields by themselves. */
export const SecretField = (props: {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
}) => {
  const { t } = useTranslation('common');
  const [isShown, setShown] = useState(false);
  return (
    <Field label={props.label} hint={props.hint} id={props.id}>
      {(control) => (
        <div className="nx-job-secret">
          <input
            id={control.id}
            className={classNames('nx-input', !isShown && 'nx-pin-masked')}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            data-1p-ignore=""
            data-lpignore="true"
            maxLength={64}
            aria-describedby={control.describedBy}
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
