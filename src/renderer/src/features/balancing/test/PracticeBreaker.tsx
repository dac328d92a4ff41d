import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';

/** The hand at the practice board; not there for real chargers. */
export const PracticeBreaker = ({ serial, isOn }: { serial: string | undefined; isOn: boolean }) => {
  const { t } = useTranslation(['siteTest', 'common']);
  const practice = usePracticeState();
  const act = useAction(() =>
    api.practice.fault({ serial: serial ?? '', fault: isOn ? 'breaker-on' : 'breaker-off' }),
  );
  const isThere =
    practice?.kind === 'running' && practice.chargers.some((charger) => charger.serial === serial);
  if (!isThere) return null;
  return (
    <>
      <div className="nx-row">
        <Tag tone="practice">{t('common:practice')}</Tag>
        <Button busy={act.isRunning} onClick={() => void act.run()}>
          {t(isOn ? 'siteTest:practiceOn' : 'siteTest:practiceOff')}
        </Button>
      </div>
      <BridgeErrorPanel error={act.error} />
    </>
  );
};
