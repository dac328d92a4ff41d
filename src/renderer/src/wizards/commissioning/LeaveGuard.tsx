import { useTranslation } from 'react-i18next';
import { LeaveQuestion } from '#renderer/app/LeaveQuestion.tsx';
import { useJob } from './model/jobContext.tsx';
import { isOnTrial, isReady } from './model/jobFacts.ts';
import { RestoreWifi } from './steps/network/RestoreWifi.tsx';

/** Leaving while something is written or tested is asked about; after a trial of the Wi-Fi the old one is offered. */
export const LeaveGuard = () => {
  const { t } = useTranslation(['wizard', 'ocppJob']);
  const { job, isBusy } = useJob();
  const isTrying = job.backEnd?.trial.isRunning === true;
  const hasTrial = isOnTrial(job) && isReady(job);
  const isActive = isBusy || hasTrial;
  return (
    <LeaveQuestion
      isActive={isActive}
      holdsWindow={isBusy}
      isLeaving={(from, to) => from !== to}
      title={t(isBusy ? 'guard.busyTitle' : 'guard.trialTitle')}
      stay={{ label: t('guard.stay'), kind: isActive ? 'primary' : undefined }}
      leave={{
        label: t(isBusy && !isTrying ? 'guard.stop' : hasTrial ? 'guard.leaveTrial' : 'guard.leave'),
        kind: isBusy && !isTrying ? 'danger' : undefined,
      }}
    >
      {isBusy ? <p>{isTrying ? t('ocppJob:trial.leave') : t('guard.busyText')}</p> : <RestoreWifi />}
      {isActive ? null : <p>{t('guard.restored')}</p>}
    </LeaveQuestion>
  );
};
