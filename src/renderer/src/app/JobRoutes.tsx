import { useParams, useSearch } from '@tanstack/react-router';
import { JobPage } from '#renderer/wizards/commissioning/jobRoute.tsx';
import { NewJobPage } from '#renderer/wizards/commissioning/newJobRoute.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';

/** `/job/new/own-circuit` or `/job/new/load-balancing`, optionally like another job. */
export const NewJobRoute = () => {
  const { kind } = useParams({ from: '/job/new/$kind' });
  const { like } = useSearch({ from: '/job/new/$kind' });
  if (kind !== 'own-circuit' && kind !== 'load-balancing') return <NotFoundPage />;
  return <NewJobPage key={`${kind}-${like ?? ''}`} kind={kind} likeJobId={like ?? null} />;
};

export const JobRoute = () => {
  const { jobId } = useParams({ from: '/job/$jobId' });
  return <JobPage key={jobId} jobId={jobId} />;
};
