import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { useJobs } from '#renderer/app/queries.ts';
import { Screen } from '#renderer/ui/Screen.tsx';
import './StartPage.css';
import { JobCards } from './JobCards.tsx';
import { LikeJobDialog } from './LikeJobDialog.tsx';
import { OpenJobs } from './OpenJobs.tsx';
import { PracticeHint } from './PracticeHint.tsx';

// Rarely there, so not part of the first load.
const InterruptedRuns = lazy(() =>
  import('#renderer/features/configuration/runs/InterruptedRuns.tsx').then((module) => ({
    default: module.InterruptedRuns,
  })),
);

/** "What is the job?" and what was left open. */
export const StartPage = () => {
  const { t } = useTranslation('pages');
  const navigate = useNavigate();
  const jobs = useJobs(false);
  const [isChoosingLike, setChoosingLike] = useState(false);
  const open = jobs.data?.filter((job) => job.open) ?? [];
  const finished = jobs.data?.filter((job) => !job.open && job.result !== null) ?? [];
  return (
    <Screen title={t('start.title')}>
      <BridgeErrorPanel
        error={jobs.error === null ? null : toBridgeError(jobs.error)}
        onRetry={() => void jobs.refetch()}
      />
      <Suspense fallback={null}>
        <InterruptedRuns />
      </Suspense>
      <OpenJobs jobs={open} />
      <JobCards canChooseLike={finished.length > 0} onChooseLike={() => setChoosingLike(true)} />
      <PracticeHint />
      <LikeJobDialog
        jobs={finished}
        isOpen={isChoosingLike}
        onClose={() => setChoosingLike(false)}
        onChoose={(job) =>
          void navigate({ to: '/job/new/$kind', params: { kind: job.kind }, search: { like: job.id } })
        }
      />
    </Screen>
  );
};
