import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { BigNumber } from '#renderer/ui/BigNumber.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import type { KeptSecret } from '#shared/contract/vault.ts';

type Revealed = Awaited<ReturnType<typeof api.vault.reveal>>;

/** Shows a value after it was said that this goes into the log; gone again when the dialog closes. */
export const RevealSecret = ({ secret, onClose }: { secret: KeptSecret; onClose: () => void }) => {
  const { t } = useTranslation('settings');
  const describe = useDescribePoint();
  const [shown, setShown] = useState<Revealed | null>(null);
  const reveal = useAction(async () =>
    setShown(await api.vault.reveal({ serial: secret.serial, point: secret.point })),
  );
  const what = describe.label(secret.point);
  return (
    <Dialog title={t('vault.revealTitle', { what, serial: secret.serial })} isOpen onClose={onClose}>
      <div className="nx-stack">
        <BridgeErrorPanel error={reveal.error} onRetry={() => void reveal.run()} />
        {shown === null ? (
          <p>{t('vault.revealText')}</p>
        ) : (
          <>
            <BigNumber
              label={t('vault.inCharger')}
              value={shown.current === '' ? t('vault.none') : shown.current}
            />
            {shown.pending.map((value) => (
              <BigNumber key={value} size="normal" label={t('vault.perhaps')} value={value} />
            ))}
          </>
        )}
        <div className="nx-row">
          {shown === null ? (
            <Button kind="primary" busy={reveal.isRunning} onClick={() => void reveal.run()}>
              {t('vault.show')}
            </Button>
          ) : null}
          <Button onClick={onClose}>{t(shown === null ? 'vault.cancel' : 'vault.hide')}</Button>
        </div>
      </div>
    </Dialog>
  );
};
