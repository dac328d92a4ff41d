import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/classNames.ts';

const LONGEST = 64;

/** A new secret. The stored one cannot be read by anybody, so the field begins empty. */
export const SecretControl = (props: {
  id: string;
  label: string;
  describedBy?: string | undefined;
  /** Undefined while no new one is being set. */
  secret: string | undefined;
  onChange: (secret: string) => void;
}) => {
  const { t } = useTranslation(['configuration', 'common']);
  const [isOpen, setOpen] = useState(false);
  const [isShown, setShown] = useState(false);
  if (!isOpen && props.secret === undefined) {
    return (
      <div>
        <Button
          id={props.id}
          aria-label={t('values.setSecretOf', { label: props.label })}
          aria-describedby={props.describedBy}
          onClick={() => setOpen(true)}
        >
          {t('values.setSecret')}
        </Button>
      </div>
    );
  }
  return (
    <div className="nx-conf-secret">
      <input
        id={props.id}
        className={classNames('nx-input', !isShown && 'nx-pin-masked')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        data-1p-ignore=""
        data-lpignore="true"
        maxLength={LONGEST}
        // Opened by the button that stood here, so the focus stays where it was.
        autoFocus={props.secret === undefined}
        aria-describedby={props.describedBy}
        value={props.secret ?? ''}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <Button
        icon={isShown ? <IconEyeOff size={20} aria-hidden /> : <IconEye size={20} aria-hidden />}
        aria-label={t(isShown ? 'common:pin.hide' : 'common:pin.show')}
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
      />
    </div>
  );
};
