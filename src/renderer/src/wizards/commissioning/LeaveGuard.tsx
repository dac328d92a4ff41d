import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useJob } from './model/jobContext.tsx';
import { isOnTrial, isReady } from './model/jobFacts.ts';
import { RestoreWifi } from './steps/network/RestoreWifi.tsx';

/** Leaving while something is written or tested is asked about; after a trial of the Wi-Fi the old one is offered. */
export const LeaveGuard = () => {
  const { t } = useTranslation('wizard');
  const { job, isBusy } = useJob();
  const hasTrial = isOnTrial(job) && isReady(job);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => (isBusy || hasTrial) && current.pathname !== next.pathname,
    enableBeforeUnload: isBusy,
    disabled: !isBusy && !hasTrial,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title={t(isBusy ? 'guard.busyTitle' : 'guard.trialTitle')} isOpen onClose={blocker.reset}>
      <div className="nx-stack">
        {isBusy ? <p>{t('guard.busyText')}</p> : <RestoreWifi />}
        {isBusy || hasTrial ? null : <p>{t('guard.restored')}</p>}
        <div className="nx-row">
          <Button kind={isBusy || hasTrial ? 'primary' : undefined} onClick={blocker.reset}>
            {t('guard.stay')}
          </Button>
          <Button kind={isBusy ? 'danger' : undefined} onClick={blocker.proceed}>
            {t(isBusy ? 'guard.stop' : hasTrial ? 'guard.leaveTrial' : 'guard.leave')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
