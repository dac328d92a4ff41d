import { useTranslation } from 'react-i18next';
import { api } from '#renderer/app/bridge/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { CrossingFrame } from './CrossingFrame.tsx';
import { useCrossing } from './useCrossing.ts';

/** The point of no return of a back end: said in full and held; over Modbus TCP, where it goes back, only pressed. */
export const ActivateBackEnd = ({ onBack }: { onBack: () => void }) => {
  const { t } = useTranslation('ocppJob');
  const { job } = useJob();
  const inHand = useCrossing((signal) => api.jobs.activate({ id: job.id, accepts: true }, { signal }));
  const { canRun, crossing, run } = inHand;
  const staysHere = job.backEnd?.doorAfter === 'modbus';
  const press = { label: t('activate.press'), onPress: run, busy: crossing.isRunning, disabled: !canRun };
  return (
    <CrossingFrame
      inHand={inHand}
      primary={staysHere ? press : { holdLabel: t('activate.hold') }}
      title={t('activate.title')}
      steps={[
        t('activate.unplug'),
        t(staysHere ? 'activate.overModbus' : 'activate.silent'),
        t('activate.then'),
      ]}
      aside={<Button onClick={onBack}>{t('activate.back')}</Button>}
      progress={<ProgressPanel what={t('activate.running')} done={0} total={0} />}
    />
  );
};
