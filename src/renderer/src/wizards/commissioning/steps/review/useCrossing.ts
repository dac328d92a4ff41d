import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useReview } from './useReview.ts';

type Cross = Parameters<ReturnType<typeof useJob>['crossing']['run']>[0];

/** The way over the point of no return: what it says before, what refuses it, and the walk itself. */
export const useCrossing = (cross: Cross) => {
  const { setProof, crossing } = useJob();
  const review = useReview();
  const refused = review.value?.findings.filter(({ level }) => level === 'refuse') ?? [];
  const run = async () => {
    const done = await crossing.run(cross);
    if (done !== null) setProof(done.result.proof);
  };
  return {
    review,
    point: review.value?.pointOfNoReturn ?? null,
    refused,
    crossing,
    canRun: review.value !== null && !crossing.isRunning && refused.length === 0,
    run: () => void run(),
  };
};

export type CrossingInHand = ReturnType<typeof useCrossing>;
