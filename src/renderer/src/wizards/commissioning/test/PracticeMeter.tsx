import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { usePracticeCharger } from '#renderer/wizards/commissioning/model/usePracticeCharger.ts';

/** The hand at the practice house meter. Not there for real chargers. */
export const PracticeMeter = ({ waiting }: { waiting: 'meter-there' | 'meter-away' | 'meter-back' }) => {
  const { t } = useTranslation(['wizard', 'common']);
  const charger = usePracticeCharger();
  const fault = waiting === 'meter-away' ? 'house-meter-lost' : 'house-meter';
  const act = useAction(() => api.practice.fault({ serial: charger?.serial ?? '', fault }));
  if (charger === null) return null;
  return (
    <div className="nx-stack">
      <div className="nx-row">
        <Tag tone="practice">{t('common:practice')}</Tag>
        <Button busy={act.isRunning} onClick={() => void act.run()}>
          {t(waiting === 'meter-away' ? 'practiceMeter.takeAway' : 'practiceMeter.connect')}
        </Button>
      </div>
      <BridgeErrorPanel error={act.error} />
    </div>
  );
};
