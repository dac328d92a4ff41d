import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SecretField } from '#renderer/ui/SecretField.tsx';
import type { VaultState } from '#shared/contract/vault.ts';

type Locked = Extract<VaultState, { kind: 'locked' }>;

/** Opens the vault for this visit: by its passphrase, or by the key store of this computer. */
export const UnlockVault = (props: { vault: Locked; onDone?: () => void; autoFocus?: boolean }) => {
  const { t } = useTranslation('settings');
  const [passphrase, setPassphrase] = useState('');
  const unlock = useAction(async (typed: string | null) => {
    if (typed === null) await api.vault.unlockWithSystem();
    else await api.vault.unlock({ passphrase: typed });
    setPassphrase('');
    props.onDone?.();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog may stand inside another form.
    event.stopPropagation();
    if (passphrase !== '' && !unlock.isRunning) void unlock.run(passphrase);
  };
  return (
    <form className="nx-stack" onSubmit={submit}>
      <BridgeErrorPanel error={unlock.error} />
      {props.vault.hasPassphrase ? (
        <SecretField
          label={t('vault.passphrase')}
          value={passphrase}
          autoFocus={props.autoFocus}
          maxLength={1000}
          onChange={setPassphrase}
        />
      ) : null}
      <div className="nx-row">
        {props.vault.hasPassphrase ? (
          <Button type="submit" kind="primary" busy={unlock.isRunning} disabled={passphrase === ''}>
            {t('vault.unlock')}
          </Button>
        ) : null}
        {props.vault.hasSystemKey ? (
          <Button busy={unlock.isRunning} onClick={() => void unlock.run(null)}>
            {t('vault.unlockSystem')}
          </Button>
        ) : null}
      </div>
    </form>
  );
};
