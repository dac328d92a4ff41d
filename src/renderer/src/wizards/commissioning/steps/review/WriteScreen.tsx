import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { stepOfField } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import { Outcome } from '#renderer/wizards/commissioning/Outcome.tsx';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { PracticeCar } from '#renderer/wizards/commissioning/test/PracticeCar.tsx';
import { ChangesTable } from './ChangesTable.tsx';
import { Checks } from './Checks.tsx';
import { useReview } from './useReview.ts';

/** Everything that is going to be written, with its checks; the doors come later. */
export const WriteScreen = () => {
  const { t } = useTranslation(['wizard', 'common']);
  const { job, setProof, goTo, writing: write } = useJob();
  const review = useReview();
  const { value } = review;
  const count = value?.changes.filter((change) => !change.closesDoor).length ?? 0;
  const run = async () => {
    const done = await write.run((signal) => api.jobs.write({ id: job.id }, { signal }));
    if (done !== null) setProof(done.result.proof);
  };
  const refused = value?.findings.find(({ level }) => level === 'refuse');
  const toFix = refused?.field == null ? null : stepOfField(job, refused.field);
  const isPlugged = write.error?.code === 'device.car-plugged';
  return (
    <StepFrame
      primary={{
        label: count === 0 ? t('review.writeNone') : t('review.write', { count }),
        onPress: () => void run(),
        busy: write.isRunning || value === null,
        disabled: value !== null && !value.canWrite,
      }}
      secondary={
        toFix === null ? undefined : (
          <Button onClick={() => void goTo(toFix)}>
            {t('review.toStep', { step: t(`common:job.step.${toFix}`) })}
          </Button>
        )
      }
      note={value !== null && !value.canWrite ? t('review.refused') : t('review.unplugFirst')}
    >
      <BridgeErrorPanel
        error={review.error}
        onRetry={review.again}
        action={<Button onClick={review.again}>{t('review.checkAgain')}</Button>}
      />
      <Outcome on={write.isRunning ? 'running' : (write.error?.code ?? null)}>
        <BridgeErrorPanel error={write.error} onRetry={() => void run()} />
        {isPlugged ? <PracticeCar /> : null}
        {write.isRunning ? (
          <ProgressPanel
            what={t(write.progress?.phase === 'settings' ? 'review.phase.settings' : 'review.phase.clock')}
            done={0}
            total={0}
          />
        ) : null}
      </Outcome>
      {value === null ? (
        review.error === null ? (
          <p className="nx-muted">{t('review.checking')}</p>
        ) : null
      ) : (
        <>
          <Checks findings={value.findings} />
          <section className="nx-stack">
            <h2>{t('review.changes')}</h2>
            <ChangesTable changes={value.changes} />
          </section>
        </>
      )}
    </StepFrame>
  );
};
