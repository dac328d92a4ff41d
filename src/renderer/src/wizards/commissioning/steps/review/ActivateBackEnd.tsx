import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { HoldButton } from '#renderer/ui/HoldButton.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { Outcome } from '#renderer/wizards/commissioning/Outcome.tsx';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { PracticeCar } from '#renderer/wizards/commissioning/test/PracticeCar.tsx';
import { Checks } from './Checks.tsx';
import { useReview } from './useReview.ts';

const SENTENCE = 'job-point-of-no-return';

/** The point of no return of a back end: said in full and held; over Modbus TCP, where it goes back, only pressed. */
export const ActivateBackEnd = ({ onBack }: { onBack: () => void }) => {
  const { t } = useTranslation(['ocppJob', 'wizard']);
  const { job, setProof, crossing } = useJob();
  const review = useReview();
  const point = review.value?.pointOfNoReturn ?? null;
  const refused = review.value?.findings.filter(({ level }) => level === 'refuse') ?? [];
  const run = async () => {
    const done = await crossing.run((signal) => api.jobs.activate({ id: job.id, accepts: true }, { signal }));
    if (done !== null) setProof(done.result.proof);
  };
  const staysHere = job.backEnd?.doorAfter === 'modbus';
  const isDisabled = review.value === null || crossing.isRunning || refused.length > 0;
  return (
    <StepFrame
      note={
        point === null ? undefined : (
          <span id={SENTENCE} className="nx-job-final">
            {t('wizard:pointOfNoReturn', { address: point.address, from: point.fromA, to: point.toA })}
          </span>
        )
      }
      primary={
        staysHere ? (
          {
            label: t('activate.press'),
            onPress: () => void run(),
            busy: crossing.isRunning,
            disabled: isDisabled,
          }
        ) : (
          <HoldButton
            label={t('activate.hold')}
            describedBy={SENTENCE}
            disabled={isDisabled || point === null}
            onHeld={() => void run()}
          />
        )
      }
    >
      <h2>{t('activate.title')}</h2>
      <ol className="nx-job-list">
        <li>{t('activate.unplug')}</li>
        <li>{t(staysHere ? 'activate.overModbus' : 'activate.silent')}</li>
        <li>{t('activate.then')}</li>
      </ol>
      {crossing.isRunning ? null : (
        <div>
          <Button onClick={onBack}>{t('activate.back')}</Button>
        </div>
      )}
      <PracticeCar />
      <BridgeErrorPanel error={review.error} onRetry={review.again} />
      <Outcome on={crossing.isRunning ? 'running' : (crossing.error?.code ?? null)}>
        <BridgeErrorPanel error={crossing.error} />
        {refused.length === 0 ? null : <Checks findings={refused} />}
        {crossing.isRunning ? <ProgressPanel what={t('activate.running')} done={0} total={0} /> : null}
      </Outcome>
    </StepFrame>
  );
};
