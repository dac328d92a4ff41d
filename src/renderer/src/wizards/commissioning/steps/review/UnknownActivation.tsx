import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useCharger } from '#renderer/wizards/commissioning/model/useCharger.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';

/** The order to activate went out and nobody heard what became of it: look at the back end, or at the old door. */
export const UnknownActivation = () => {
  const { t } = useTranslation('ocppJob');
  const { job, goTo, crossing } = useJob();
  const { connect, connecting } = useCharger(job.id);
  return (
    <StepFrame
      secondary={
        <Button busy={connecting.isRunning} onClick={() => void connect()}>
          {t('unknown.connect')}
        </Button>
      }
      primary={{ label: t('unknown.wait'), onPress: () => void goTo('prove') }}
    >
      <BridgeErrorPanel error={crossing.error} />
      <NoticePanel title={t('unknown.title')}>{t('unknown.text')}</NoticePanel>
      <BridgeErrorPanel error={connecting.error} />
    </StepFrame>
  );
};
