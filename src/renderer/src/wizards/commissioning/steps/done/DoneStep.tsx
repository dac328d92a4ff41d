import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { CloseJob } from './CloseJob.tsx';
import { HandedOver } from './HandedOver.tsx';

/** The last page: close the job, then what came of it. */
export const DoneStep = () => {
  const { job } = useJob();
  return job.open ? <CloseJob /> : <HandedOver />;
};
