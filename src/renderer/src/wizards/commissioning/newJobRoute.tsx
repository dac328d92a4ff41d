import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { useShowInFrame } from '#renderer/app/frameInfo.tsx';
import { useJobs } from '#renderer/app/queries.ts';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { JobKind } from '#shared/contract/jobs.ts';
import './wizard.css';
import { NewJobForm } from './newJob/NewJobForm.tsx';
import type { OnNetwork } from './newJob/useNewJobForm.ts';

/** The beginning of a job, on one screen; with `likeJobId` the answers of that job are taken over. */
export const NewJobPage = ({
  kind,
  likeJobId,
  onNetwork,
}: {
  kind: JobKind;
  likeJobId: string | null;
  onNetwork: OnNetwork | null;
}) => {
  const { t } = useTranslation(['wizard', 'common']);
  const isPractice = usePracticeState()?.kind === 'running';
  const jobs = useJobs(false);
  useShowInFrame({ place: t(`common:job.${kind}`), practice: isPractice });
  const like = likeJobId === null ? null : (jobs.data?.find(({ id }) => id === likeJobId) ?? null);
  const fromJobId = onNetwork?.fromJobId ?? null;
  const from = fromJobId === null ? null : (jobs.data?.find(({ id }) => id === fromJobId) ?? null);
  const isWaiting = (likeJobId !== null && like === null) || (fromJobId !== null && jobs.data === undefined);
  return (
    <Screen
      title={t(likeJobId === null ? `common:job.${kind}` : 'newJob.likeTitle')}
      lead={
        like === null
          ? t(`newJob.lead.${kind}`)
          : t('newJob.likeLead', { site: like.siteName, socket: like.socketLabel })
      }
    >
      <BridgeErrorPanel
        error={isWaiting && jobs.error !== null ? toBridgeError(jobs.error) : null}
        onRetry={() => void jobs.refetch()}
      />
      {isWaiting ? (
        <p className="nx-muted">{t('loading')}</p>
      ) : (
        <NewJobForm key={like?.id ?? 'new'} kind={kind} like={like} from={from} onNetwork={onNetwork} />
      )}
    </Screen>
  );
};
