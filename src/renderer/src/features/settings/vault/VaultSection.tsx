import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { UnlockVault } from '#renderer/app/vault/UnlockVault.tsx';
import { useVaultState } from '#renderer/app/vault/useVaultState.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import { CreateVault } from './CreateVault.tsx';
import { KeptSecrets } from './KeptSecrets.tsx';
import { OpenVault } from './OpenVault.tsx';

/** The site vault: PINs and passwords of chargers, encrypted on this computer, unlocked for a visit. */
export const VaultSection = () => {
  const { t } = useTranslation('settings');
  const vault = useVaultState();
  if (vault === null) return null;
  return (
    <section className="nx-stack nx-narrow" aria-labelledby="vault">
      <div className="nx-row">
        <h2 id="vault">{t('vault.title')}</h2>
        {vault.kind === 'locked' ? <Tag tone="plain">{t('vault.locked')}</Tag> : null}
        {vault.kind === 'unlocked' ? <Tag tone="good">{t('vault.unlocked')}</Tag> : null}
      </div>
      <p className="nx-muted">{t('vault.text')}</p>
      {vault.kind === 'none' ? <CreateVault /> : null}
      {vault.kind === 'locked' ? <UnlockVault vault={vault} /> : null}
      {vault.kind === 'unlocked' ? <OpenVault vault={vault} /> : null}
      {vault.kind === 'unusable' ? (
        <BridgeErrorPanel error={{ code: vault.code, details: { file: 'vault.json' }, retryable: false }} />
      ) : null}
      {vault.kind === 'locked' || vault.kind === 'unlocked' ? (
        <KeptSecrets isLocked={vault.kind === 'locked'} />
      ) : null}
    </section>
  );
};
