import { useParams, useSearch } from '@tanstack/react-router';
import { JobPage } from '#renderer/wizards/commissioning/jobRoute.tsx';
import { NewJobPage } from '#renderer/wizards/commissioning/newJobRoute.tsx';
import type { JobKind } from '#shared/contract/jobs.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

const KINDS = ['own-circuit', 'load-balancing', 'ocpp'] as const satisfies readonly JobKind[];

/** `/job/new/own-circuit` and the other kinds, optionally like another job or for a charger on the network. */
export const NewJobRoute = () => {
  const params = useParams({ from: '/job/new/$kind' });
  const { like, at, from } = useSearch({ from: '/job/new/$kind' });
  const kind = KINDS.find((each) => each === params.kind);
  if (kind === undefined) return <NotFoundPage />;
  return (
    <NewJobPage
      key={`${kind}-${like ?? ''}-${at ?? ''}`}
      kind={kind}
      likeJobId={like ?? null}
      onNetwork={at === undefined ? null : { address: at, fromJobId: from ?? null }}
    />
  );
};

export const JobRoute = () => {
  const { jobId } = useParams({ from: '/job/$jobId' });
  return <JobPage key={jobId} jobId={jobId} />;
};
