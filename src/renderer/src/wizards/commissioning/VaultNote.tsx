import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnlockVault } from '#renderer/app/vault/UnlockVault.tsx';
import { useVaultState } from '#renderer/app/vault/useVaultState.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

/** One line on whether what is typed here is kept; a locked vault can be unlocked without leaving the job. */
export const VaultNote = ({ about }: { about?: 'pin' | undefined }) => {
  const { t } = useTranslation('wizard');
  const vault = useVaultState();
  const [isUnlocking, setUnlocking] = useState(false);
  if (vault === null || vault.kind === 'unusable') return null;
  const isOpen = vault.kind === 'unlocked';
  const Icon = isOpen ? IconLockOpen : IconLock;
  return (
    <div className="nx-vault-note nx-small nx-muted">
      <Icon size={18} aria-hidden />
      <span>
        {t(about === 'pin' ? `vault.pin.${vault.kind}` : `vault.${vault.kind}`)}{' '}
        {vault.kind === 'locked' ? (
          <button type="button" className="nx-link" onClick={() => setUnlocking(true)}>
            {t('vault.unlock')}
          </button>
        ) : null}
      </span>
      {vault.kind === 'locked' && isUnlocking ? (
        <Dialog title={t('vault.unlock')} isOpen onClose={() => setUnlocking(false)}>
          <UnlockVault vault={vault} autoFocus onDone={() => setUnlocking(false)} />
        </Dialog>
      ) : null}
    </div>
  );
};
