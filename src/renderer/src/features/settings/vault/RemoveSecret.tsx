import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import type { KeptSecret } from '#shared/contract/vault.ts';

/** Forgets a value; the charger keeps it. */
export const RemoveSecret = ({ secret, onClose }: { secret: KeptSecret; onClose: () => void }) => {
  const { t } = useTranslation('settings');
  const describe = useDescribePoint();
  const remove = useAction(async () => {
    await api.vault.remove({ serial: secret.serial, point: secret.point });
    onClose();
  });
  const what = describe.label(secret.point);
  return (
    <Dialog title={t('vault.removeTitle', { what, serial: secret.serial })} isOpen onClose={onClose}>
      <div className="nx-stack">
        <BridgeErrorPanel error={remove.error} onRetry={() => void remove.run()} />
        <p>{t('vault.removeText')}</p>
        <div className="nx-row">
          <Button kind="danger" busy={remove.isRunning} onClick={() => void remove.run()}>
            {t('vault.remove')}
          </Button>
          <Button onClick={onClose}>{t('vault.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
};
