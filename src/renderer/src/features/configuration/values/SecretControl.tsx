import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { MaskedInput } from '#renderer/ui/MaskedInput.tsx';

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
  const { t } = useTranslation('configuration');
  const [isOpen, setOpen] = useState(false);
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
    <MaskedInput
      frame="nx-conf-secret"
      isCompact
      id={props.id}
      autoCapitalize="off"
      spellCheck={false}
      maxLength={LONGEST}
      // Opened by the button that stood here, so the focus stays where it was.
      autoFocus={props.secret === undefined}
      aria-describedby={props.describedBy}
      value={props.secret ?? ''}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
};
