import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { isUsable, NewPassphrase, noPassphrase } from './NewPassphrase.tsx';

/** There is no vault yet: make one, protected by a passphrase. */
export const CreateVault = () => {
  const { t } = useTranslation('settings');
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const create = useAction(() => api.vault.create({ passphrase: passphrase.first, useSystemKey: false }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isUsable(passphrase) && !create.isRunning) void create.run();
  };
  return (
    <form className="nx-stack" onSubmit={submit}>
      <BridgeErrorPanel error={create.error} />
      <NewPassphrase value={passphrase} onChange={setPassphrase} />
      <p>{t('vault.noWayBack')}</p>
      <div>
        <Button type="submit" busy={create.isRunning} disabled={!isUsable(passphrase)}>
          {t('vault.create')}
        </Button>
      </div>
    </form>
  );
};
