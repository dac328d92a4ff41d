import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import type { UndoneView } from '#shared/contract/jobs.ts';
import { NotRestored } from './findings/NotRestored.tsx';
import { ProofRows } from './findings/ProofRows.tsx';
import { useJob } from './model/jobContext.tsx';
import { isReady } from './model/jobFacts.ts';

/** Puts the state as found back, as far as it can be restored, and shows what was read afterwards. */
export const UndoDialog = () => {
  const { t } = useTranslation(['wizard', 'common', 'ocppJob']);
  const { job, setProof, undoing, isUndoShown, showUndo } = useJob();
  const [undone, setUndone] = useState<UndoneView | null>(null);
  const close = () => {
    if (undoing.isRunning) return;
    undoing.clear();
    showUndo(false);
    setUndone(null);
  };
  const run = async () => {
    const done = await undoing.run((signal) => api.jobs.undo({ id: job.id }, { signal }));
    if (done === null) return;
    setUndone(done.result);
    setProof([]);
  };
  const isOver = undone !== null;
  const { ca, clientCertificate } = job.backEnd ?? {};
  const hasCertificates = ca === 'in-charger' || clientCertificate === 'in-charger';
  return (
    <Dialog title={t('undo.title')} isOpen={isUndoShown} onClose={close} size={720}>
      <div className="nx-stack">
        {isOver ? (
          <>
            <NotRestored rows={undone.notRestorable} />
            <ProofRows rows={undone.proof} caption={t('undo.done')} />
          </>
        ) : (
          <>
            <p>{t('undo.text')}</p>
            {hasCertificates ? <p>{t('ocppJob:undo.certificates')}</p> : null}
          </>
        )}
        {isReady(job) || isOver ? null : <p>{t('undo.needsCharger')}</p>}
        <BridgeErrorPanel error={undoing.error} onRetry={() => void run()} />
        {undoing.isRunning ? <ProgressPanel what={t('undo.running')} done={0} total={0} /> : null}
        <div className="nx-row">
          {isOver ? null : (
            <Button
              kind="primary"
              disabled={!isReady(job)}
              busy={undoing.isRunning}
              onClick={() => void run()}
            >
              {t('undo.write')}
            </Button>
          )}
          <Button disabled={undoing.isRunning} onClick={close}>
            {t(isOver ? 'common:action.close' : 'common:action.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
