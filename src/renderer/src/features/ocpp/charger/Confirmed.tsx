import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';

/** A button whose work begins only after a sentence was read and agreed to. */
export const Confirmed = (props: {
  label: string;
  title: string;
  text: string;
  disabled: boolean;
  children?: ReactNode;
  onAgree: () => void;
}) => {
  const { t } = useTranslation('common');
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button disabled={props.disabled} onClick={() => setAsking(true)}>
        {props.label}
      </Button>
      <Dialog title={props.title} isOpen={isAsking} onClose={() => setAsking(false)}>
        <div className="nx-stack">
          <p>{props.text}</p>
          {props.children}
          <div className="nx-row">
            <Button
              kind="danger"
              onClick={() => {
                setAsking(false);
                props.onAgree();
              }}
            >
              {props.label}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
};
