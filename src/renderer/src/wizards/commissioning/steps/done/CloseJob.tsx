import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { queryClient } from '#renderer/app/queryClient.ts';
import { Field } from '#renderer/ui/Field.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useCircuit } from '#renderer/wizards/commissioning/model/useCircuit.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { Measurements } from '#renderer/wizards/commissioning/steps/board/Measurements.tsx';

/** What is still open, the measurements, a note, and the end of the job. */
export const CloseJob = () => {
  const { t } = useTranslation('wizard');
  const { job, flush } = useJob();
  const { findings } = useCircuit();
  const [note, setNote] = useState('');
  const finish = useAction(async () => {
    await flush();
    const closed = await api.jobs.finish({ id: job.id, note });
    await queryClient.invalidateQueries({ queryKey: ['jobs'] });
    return closed;
  });
  // A circuit is asked about in the other jobs only.
  const hasCircuit = job.kind !== 'ocpp';
  const open = hasCircuit ? findings.filter(({ level }) => level === 'open-point') : [];
  return (
    <StepFrame
      primary={{ label: t('done.finish'), onPress: () => void finish.run(), busy: finish.isRunning }}
    >
      <BridgeErrorPanel error={finish.error} onRetry={() => void finish.run()} />
      <p>{t('done.closeText')}</p>
      {hasCircuit ? <Measurements /> : null}
      {open.length === 0 ? null : (
        <details className="nx-job-fold">
          <summary>{t('review.level.open-point', { count: open.length })}</summary>
          <div>
            <FieldNotes findings={open} />
          </div>
        </details>
      )}
      <Field label={t('done.note')} hint={t('done.noteHint')}>
        {(control) => (
          <textarea
            id={control.id}
            className="nx-input"
            rows={3}
            maxLength={2000}
            aria-describedby={control.describedBy}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </StepFrame>
  );
};
