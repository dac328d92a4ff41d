import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useStream } from '#renderer/app/bridge/useStream.ts';
import { Screen } from '#renderer/ui/Screen.tsx';
import { JobWizard } from './JobWizard.tsx';
import { JobRoot } from './model/jobContext.tsx';

/** One job from its charger to its last entry in the log; goes on where it was left. */
export const JobPage = ({ jobId }: { jobId: string }) => {
  const { t } = useTranslation('wizard');
  const stream = useStream(jobId, (signal) => api.jobs.watch({ id: jobId }, { signal }));
  if (stream.value !== null) {
    return (
      <JobRoot job={stream.value}>
        <JobWizard />
      </JobRoot>
    );
  }
  if (stream.error === null) return <p className="nx-screen nx-muted">{t('loading')}</p>;
  return (
    <Screen title={t('jobMissing')}>
      <BridgeErrorPanel
        error={stream.error}
        onRetry={stream.restart}
        action={
          <Link to="/" className="nx-button">
            {t('toStart')}
          </Link>
        }
      />
    </Screen>
  );
};
