import {
  IconBolt,
  IconCloudCheck,
  IconCloudUp,
  IconCopy,
  IconScale,
  IconSitemap,
  IconTool,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { useJobs } from '#renderer/app/queries.ts';
import { Screen } from '#renderer/ui/Screen.tsx';
import './StartPage.css';
import { JobCard } from './JobCard.tsx';
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
      <div className="nx-jobs">
        <JobCard
          Icon={IconBolt}
          title={t('start.ownCircuit.title')}
          text={t('start.ownCircuit.text')}
          onChoose={() => void navigate({ to: '/job/new/$kind', params: { kind: 'own-circuit' } })}
        />
        <JobCard
          Icon={IconScale}
          title={t('start.loadBalancing.title')}
          text={t('start.loadBalancing.text')}
          onChoose={() => void navigate({ to: '/job/new/$kind', params: { kind: 'load-balancing' } })}
        />
        <JobCard
          Icon={IconCloudUp}
          title={t('start.backEnd.title')}
          text={t('start.backEnd.text')}
          onChoose={() => void navigate({ to: '/job/new/$kind', params: { kind: 'ocpp' } })}
        />
        <JobCard
          Icon={IconSitemap}
          title={t('start.balancing.title')}
          text={t('start.balancing.text')}
          onChoose={() => void navigate({ to: '/balancing' })}
        />
        <JobCard
          Icon={IconCloudCheck}
          title={t('start.ocpp.title')}
          text={t('start.ocpp.text')}
          onChoose={() => void navigate({ to: '/ocpp' })}
        />
        <JobCard
          Icon={IconCopy}
          title={t('start.like.title')}
          text={t(finished.length === 0 ? 'start.like.none' : 'start.like.text')}
          disabled={finished.length === 0}
          onChoose={() => setChoosingLike(true)}
        />
        <JobCard
          Icon={IconTool}
          title={t('start.service.title')}
          text={t('start.service.text')}
          onChoose={() => void navigate({ to: '/log' })}
        />
      </div>
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
