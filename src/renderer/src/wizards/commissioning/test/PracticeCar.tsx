import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { usePracticeCharger } from '#renderer/wizards/commissioning/model/usePracticeCharger.ts';

/** The hand at the practice charger: plugs the virtual car in and out. Not there for real chargers. */
export const PracticeCar = () => {
  const { t } = useTranslation(['wizard', 'common']);
  const charger = usePracticeCharger();
  const car = useAction((action: 'plug' | 'unplug') =>
    api.practice.car({ serial: charger?.serial ?? '', action }),
  );
  if (charger === null) return null;
  const action = charger.isCarPlugged ? 'unplug' : 'plug';
  return (
    <div className="nx-stack">
      <div className="nx-row">
        <Tag tone="practice">{t('common:practice')}</Tag>
        <Button busy={car.isRunning} onClick={() => void car.run(action)}>
          {t(`practiceCar.${action}`)}
        </Button>
      </div>
      <BridgeErrorPanel error={car.error} />
    </div>
  );
};
