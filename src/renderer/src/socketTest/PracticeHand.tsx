import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';

/** The hand at a practice charger, which has no car of its own. */
export const PracticeHand = ({ serial }: { serial: string }) => {
  const { t } = useTranslation(['socket', 'common']);
  const plug = useAction(() => api.practice.car({ serial, action: 'plug' }));
  return (
    <div className="nx-row">
      <Tag tone="practice">{t('common:practice')}</Tag>
      <Button busy={plug.isRunning} onClick={() => void plug.run()}>
        {t('plugPracticeCar')}
      </Button>
      <BridgeErrorPanel error={plug.error} />
    </div>
  );
};
