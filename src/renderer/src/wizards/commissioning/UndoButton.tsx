import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import type { JobView, ProofRow } from '#shared/contract/jobs.ts';
import { ProofRows } from './findings/ProofRows.tsx';
import { useJob } from './model/jobContext.tsx';
import { canUndo, isReady } from './model/jobFacts.ts';
import type { StreamEvent } from './model/streamEvent.ts';
import { useKeepAwake } from './model/useKeepAwake.ts';

/** Puts the state as found back, as far as it can be restored; there while Bluetooth is. */
export const UndoButton = () => {
  const { t } = useTranslation(['wizard', 'common']);
  const { job, setProof } = useJob();
  const [isOpen, setOpen] = useState(false);
  const [rows, setRows] = useState<readonly ProofRow[] | null>(null);
  const undo = useJobStream<StreamEvent<{ job: JobView; proof: ProofRow[] }>>();
  useKeepAwake(undo.isRunning);
  if (!canUndo(job) && rows === null) return null;
  const close = () => {
    setOpen(false);
    setRows(null);
  };
  const run = async () => {
    const done = await undo.run((signal) => api.jobs.undo({ id: job.id }, { signal }));
    if (done === null) return;
    setRows(done.result.proof);
    setProof([]);
  };
  return (
    <>
      <Button icon={<IconArrowBackUp size={20} aria-hidden />} onClick={() => setOpen(true)}>
        {t('common:action.undo')}
      </Button>
      <Dialog title={t('undo.title')} isOpen={isOpen} onClose={close} size={720}>
        <div className="nx-stack">
          {rows === null ? <p>{t('undo.text')}</p> : <ProofRows rows={rows} caption={t('undo.done')} />}
          {isReady(job) || rows !== null ? null : <p>{t('undo.needsCharger')}</p>}
          <BridgeErrorPanel error={undo.error} onRetry={() => void run()} />
          {undo.isRunning ? <ProgressPanel what={t('undo.running')} done={0} total={0} /> : null}
          <div className="nx-row">
            {rows === null ? (
              <Button
                kind="primary"
                disabled={!isReady(job)}
                busy={undo.isRunning}
                onClick={() => void run()}
              >
                {t('undo.write')}
              </Button>
            ) : null}
            <Button onClick={close}>
              {t(rows === null ? 'common:action.cancel' : 'common:action.close')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
};
