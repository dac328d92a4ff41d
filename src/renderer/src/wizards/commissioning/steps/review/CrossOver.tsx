import { useTranslation } from 'react-i18next';
import { api } from '#renderer/app/bridge/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { CrossingFrame } from './CrossingFrame.tsx';
import { useCrossing } from './useCrossing.ts';

const PHASES = ['doors', 'new-door', 'read-back'] as const;

/** The point of no return: said in full, confirmed by holding, followed to the proof over the new door. */
export const CrossOver = ({ onChangePin }: { onChangePin: (() => void) | null }) => {
  const { t } = useTranslation('wizard');
  const { job } = useJob();
  const inHand = useCrossing((signal) => api.jobs.crossOver({ id: job.id, accepts: true }, { signal }));
  const { progress } = inHand.crossing;
  const phase = PHASES.find((each) => each === progress?.phase) ?? 'doors';
  return (
    <CrossingFrame
      inHand={inHand}
      primary={{ holdLabel: t('cross.hold') }}
      title={t('cross.title')}
      steps={[t('cross.unplug'), t('cross.stay'), t('cross.then')]}
      aside={onChangePin === null ? null : <Button onClick={onChangePin}>{t('newPin.change')}</Button>}
      progress={
        <ProgressPanel
          what={t(`cross.phase.${phase}`)}
          done={phase === 'new-door' ? (progress?.done ?? 0) : 0}
          total={phase === 'new-door' ? (progress?.total ?? 0) : 0}
        />
      }
    />
  );
};
