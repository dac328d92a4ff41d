import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { jobStepKey } from '#renderer/i18n/jobStepKey.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { stepOfField } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import { Outcome } from '#renderer/wizards/commissioning/Outcome.tsx';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { PracticeCar } from '#renderer/wizards/commissioning/test/PracticeCar.tsx';
import { BackEndChecks } from './BackEndChecks.tsx';
import { ChangesTable } from './ChangesTable.tsx';
import { Checks } from './Checks.tsx';
import { useReview } from './useReview.ts';
import { WriteOrder } from './WriteOrder.tsx';

const isFile = (phase: string | undefined): boolean => phase === 'ca' || phase === 'client-certificate';

const phaseText = (phase: string | undefined) => {
  if (phase === 'ca') return 'ocppJob:write.phase.ca' as const;
  if (phase === 'client-certificate') return 'ocppJob:write.phase.client' as const;
  if (phase === 'key') return 'ocppJob:write.phase.key' as const;
  if (phase === 'reconnecting') return 'ocppJob:write.phase.reconnecting' as const;
  return phase === 'settings' ? ('review.phase.settings' as const) : ('review.phase.clock' as const);
};

type Job = ReturnType<typeof useJob>;

/** How far writing is, or why it stopped. */
const WriteOutcome = ({ write, onRetry }: { write: Job['writing']; onRetry: () => void }) => {
  const { t } = useTranslation(['wizard', 'ocppJob']);
  const { progress } = write;
  return (
    <Outcome on={write.isRunning ? 'running' : (write.error?.code ?? null)}>
      <BridgeErrorPanel error={write.error} onRetry={onRetry} />
      {write.error?.code === 'device.car-plugged' ? <PracticeCar /> : null}
      {write.isRunning ? (
        <ProgressPanel
          what={t(phaseText(progress?.phase))}
          done={isFile(progress?.phase) ? (progress?.done ?? 0) : 0}
          total={isFile(progress?.phase) ? (progress?.total ?? 0) : 0}
        />
      ) : null}
    </Outcome>
  );
};

/** The checks, and behind them every value as it is and as it will be. */
const ToBeWritten = ({ value }: { value: NonNullable<ReturnType<typeof useReview>['value']> }) => {
  const { t } = useTranslation('wizard');
  const { job } = useJob();
  return (
    <>
      <Checks findings={value.findings} />
      {job.kind === 'ocpp' ? <BackEndChecks findings={value.ocppFindings} /> : null}
      <section className="nx-stack">
        <h2>{t('review.changes')}</h2>
        <ChangesTable changes={value.changes} />
      </section>
      {job.kind === 'ocpp' ? <WriteOrder changes={value.changes} /> : null}
    </>
  );
};

/** Everything that is going to be written, with its checks; the doors come later. */
export const WriteScreen = ({ onDone }: { onDone?: () => void }) => {
  const { t } = useTranslation(['wizard', 'common', 'ocppJob']);
  const { job, setProof, goTo, writing: write } = useJob();
  const review = useReview();
  const { value } = review;
  const count = value?.changes.filter((change) => !change.closesDoor).length ?? 0;
  const run = async () => {
    const done = await write.run((signal) => api.jobs.write({ id: job.id }, { signal }));
    if (done === null) return;
    setProof(done.result.proof);
    onDone?.();
  };
  const refused = value?.findings.find(({ level }) => level === 'refuse');
  const blocked = value?.ocppFindings.some(({ severity }) => severity === 'block') === true;
  const toFix = blocked ? 'backend' : refused?.field == null ? null : stepOfField(job, refused.field);
  const toDo = count === 0 ? t('review.writeNone') : t('review.write', { count });
  return (
    <StepFrame
      primary={{
        label: value === null ? t('review.checking') : toDo,
        onPress: () => void run(),
        busy: write.isRunning || value === null,
        disabled: value !== null && !value.canWrite,
      }}
      secondary={
        toFix === null ? undefined : (
          <Button onClick={() => void goTo(toFix)}>
            {t('review.toStep', { step: t(jobStepKey(job.kind, toFix)) })}
          </Button>
        )
      }
      note={
        value !== null && !value.canWrite
          ? t(job.kind === 'ocpp' ? 'ocppJob:write.refused' : 'review.refused')
          : t(job.kind === 'ocpp' ? 'ocppJob:write.note' : 'review.unplugFirst')
      }
    >
      <BridgeErrorPanel
        error={review.error}
        onRetry={review.again}
        action={<Button onClick={review.again}>{t('review.checkAgain')}</Button>}
      />
      <WriteOutcome write={write} onRetry={() => void run()} />
      {value === null ? (
        review.error === null ? (
          <p className="nx-muted">{t('review.checking')}</p>
        ) : null
      ) : (
        <ToBeWritten value={value} />
      )}
    </StepFrame>
  );
};
