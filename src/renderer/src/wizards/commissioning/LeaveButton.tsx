import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { queryClient } from '#renderer/app/queryClient.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useJob } from './model/jobContext.tsx';
import { RestoreWifi } from './steps/network/RestoreWifi.tsx';

/** "Stop here": go on later, or close the job as it is; what was tried can be put back first. */
export const LeaveButton = () => {
  const { t } = useTranslation('wizard');
  const { job, flush } = useJob();
  const [isOpen, setOpen] = useState(false);
  const navigate = useNavigate();
  const later = useAction(async () => {
    await flush();
    if (job.connection.state === 'open') await api.jobs.disconnect({ id: job.id });
    return true;
  });
  const discard = useAction(async () => {
    await api.jobs.discard({ id: job.id });
    return true;
  });
  const leave = async (action: typeof later) => {
    if ((await action.run()) === null) return;
    await queryClient.invalidateQueries({ queryKey: ['jobs'] });
    // It was asked about here already.
    await navigate({ to: '/', ignoreBlocker: true });
  };
  const isUntouched = job.status.written === 'nothing' || job.status.written === 'undone';
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('leave.button')}</Button>
      <Dialog title={t('leave.title')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className="nx-stack">
          <RestoreWifi />
          <BridgeErrorPanel error={later.error ?? discard.error} />
          <p>{t('leave.laterText')}</p>
          <div>
            <Button kind="primary" busy={later.isRunning} onClick={() => void leave(later)}>
              {t('leave.later')}
            </Button>
          </div>
          <p>{t(isUntouched ? 'leave.discardText' : 'leave.closeText')}</p>
          <div>
            <Button kind="danger" busy={discard.isRunning} onClick={() => void leave(discard)}>
              {t(isUntouched ? 'leave.discard' : 'leave.close')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
};
