import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '#renderer/app/bridge/api.ts';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { ReviewView } from '#shared/contract/jobReview.ts';
import type { WireError } from '#shared/contract/wireError.ts';

export interface Review {
  readonly value: ReviewView | null;
  readonly isChecking: boolean;
  readonly error: WireError | null;
  readonly again: () => void;
}

/** What is going to be written and whether it may, checked again after every change of the job. */
export const useReview = (): Review => {
  const { job } = useJob();
  const review = useQuery({
    queryKey: ['jobs', 'review', job.id, job.updatedAtMs, job.connection.state],
    queryFn: () => api.jobs.review({ id: job.id }),
    enabled: job.asFound !== null && job.open,
    placeholderData: keepPreviousData,
  });
  return {
    value: review.data ?? null,
    isChecking: review.isFetching,
    error: review.error === null ? null : toBridgeError(review.error),
    again: () => void review.refetch(),
  };
};
