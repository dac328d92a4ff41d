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

const PHASES = ['doors', 'new-door', 'read-back'] as const;
const SENTENCE = 'job-point-of-no-return';

/** The point of no return: said in full, confirmed by holding, followed to the proof over the new door. */
export const CrossOver = ({ onChangePin }: { onChangePin: (() => void) | null }) => {
  const { t } = useTranslation('wizard');
  const { job, setProof, crossing } = useJob();
  const review = useReview();
  const point = review.value?.pointOfNoReturn ?? null;
  const refused = review.value?.findings.filter(({ level }) => level === 'refuse') ?? [];
  const run = async () => {
    const done = await crossing.run((signal) =>
      api.jobs.crossOver({ id: job.id, accepts: true }, { signal }),
    );
    if (done !== null) setProof(done.result.proof);
  };
  const phase = PHASES.find((each) => each === crossing.progress?.phase) ?? 'doors';
  return (
    <StepFrame
      note={
        point === null ? undefined : (
          <span id={SENTENCE} className="nx-job-final">
            {t('pointOfNoReturn', { address: point.address, from: point.fromA, to: point.toA })}
          </span>
        )
      }
      primary={
        <HoldButton
          label={t('cross.hold')}
          describedBy={SENTENCE}
          disabled={point === null || crossing.isRunning || refused.length > 0}
          onHeld={() => void run()}
        />
      }
    >
      <h2>{t('cross.title')}</h2>
      <ol className="nx-job-list">
        <li>{t('cross.unplug')}</li>
        <li>{t('cross.stay')}</li>
        <li>{t('cross.then')}</li>
      </ol>
      {onChangePin === null || crossing.isRunning ? null : (
        <div>
          <Button onClick={onChangePin}>{t('newPin.change')}</Button>
        </div>
      )}
      <PracticeCar />
      <BridgeErrorPanel error={review.error} onRetry={review.again} />
      <Outcome on={crossing.isRunning ? 'running' : (crossing.error?.code ?? null)}>
        <BridgeErrorPanel error={crossing.error} />
        {refused.length === 0 ? null : <Checks findings={refused} />}
        {crossing.isRunning ? (
          <ProgressPanel
            what={t(`cross.phase.${phase}`)}
            done={phase === 'new-door' ? (crossing.progress?.done ?? 0) : 0}
            total={phase === 'new-door' ? (crossing.progress?.total ?? 0) : 0}
          />
        ) : null}
      </Outcome>
    </StepFrame>
  );
};
