import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { VaultState } from '#shared/contract/vault.ts';
import { ChangePassphrase } from './ChangePassphrase.tsx';

type Unlocked = Extract<VaultState, { kind: 'unlocked' }>;

/** Until when the vault is open; lock it at once, or give it another passphrase. */
export const OpenVault = ({ vault }: { vault: Unlocked }) => {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [isChanging, setChanging] = useState(false);
  const lock = useAction(() => api.vault.lock());
  return (
    <>
      <p>{t('vault.until', { time: format.time(vault.unlockedUntilMs) })}</p>
      <BridgeErrorPanel error={lock.error} />
      <div className="nx-row">
        <Button busy={lock.isRunning} onClick={() => void lock.run()}>
          {t('vault.lock')}
        </Button>
        <Button onClick={() => setChanging(true)}>{t('vault.changePassphrase')}</Button>
      </div>
      {isChanging ? (
        <ChangePassphrase hasPassphrase={vault.hasPassphrase} onClose={() => setChanging(false)} />
      ) : null}
    </>
  );
};
