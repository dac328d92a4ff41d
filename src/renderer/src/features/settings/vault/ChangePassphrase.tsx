import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { SecretField } from '#renderer/ui/SecretField.tsx';
import { isUsable, NewPassphrase, noPassphrase } from './NewPassphrase.tsx';

/** The present passphrase once, the new one twice. */
export const ChangePassphrase = (props: { hasPassphrase: boolean; onClose: () => void }) => {
  const { t } = useTranslation('settings');
  const announce = useAnnounce();
  const [old, setOld] = useState('');
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const change = useAction(async () => {
    await api.vault.changePassphrase({ old: props.hasPassphrase ? old : null, next: passphrase.first });
    announce(t('vault.passphraseChanged'), 'good');
    props.onClose();
  });
  const isReady = isUsable(passphrase) && (old !== '' || !props.hasPassphrase);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !change.isRunning) void change.run();
  };
  return (
    <Dialog title={t('vault.changePassphrase')} isOpen onClose={props.onClose}>
      <form className="nx-stack" onSubmit={submit}>
        <BridgeErrorPanel error={change.error} />
        {props.hasPassphrase ? (
          <SecretField
            label={t('vault.oldPassphrase')}
            value={old}
            autoFocus
            maxLength={1000}
            onChange={setOld}
          />
        ) : null}
        <NewPassphrase value={passphrase} onChange={setPassphrase} />
        <div>
          <Button type="submit" kind="primary" busy={change.isRunning} disabled={!isReady}>
            {t('vault.changePassphrase')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
