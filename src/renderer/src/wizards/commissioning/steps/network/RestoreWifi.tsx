import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { useKeepAwake } from '#renderer/app/useKeepAwake.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { isOnTrial, isReady } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import type { StreamEvent } from '#renderer/wizards/commissioning/model/streamEvent.ts';
import type { JobView } from '#shared/contract/jobs.ts';

/** Tried network settings are a trial: the ones as found can be put back. Nothing when none were tried. */
export const RestoreWifi = () => {
  const { t } = useTranslation('wizard');
  const { job } = useJob();
  const restore = useJobStream<StreamEvent<JobView>>();
  useKeepAwake(restore.isRunning);
  if (!isOnTrial(job)) return null;
  const run = () => restore.run((signal) => api.jobs.restoreWifi({ id: job.id }, { signal }));
  return (
    <>
      <NoticePanel
        title={t('wifi.trialTitle')}
        action={
          <Button disabled={!isReady(job)} busy={restore.isRunning} onClick={() => void run()}>
            {t('wifi.restore')}
          </Button>
        }
      >
        {t('wifi.trialText')}
      </NoticePanel>
      <BridgeErrorPanel error={restore.error} onRetry={() => void run()} />
      {restore.isRunning ? <ProgressPanel what={t('wifi.restoring')} done={0} total={0} /> : null}
    </>
  );
};
