import type { DeviceView } from '#shared/contract/devices.ts';
import { api } from './bridge/api.ts';
import { useStream } from './bridge/useStream.ts';
import type { ShownStatus } from './frameInfo.tsx';

/** What the frame says of the charger: the page's own words first, then those of the job that holds the charger. */
export const useStatus = (
  shown: ShownStatus | undefined,
  device: DeviceView | undefined,
): ShownStatus | undefined => {
  const jobId = shown?.written === undefined ? (device?.jobId ?? null) : null;
  const job = useStream(jobId, (signal) => api.jobs.watch({ id: jobId ?? '' }, { signal }));
  const ofJob = jobId === null ? undefined : job.value?.status;
  if (ofJob === undefined || shown === undefined) return shown ?? ofJob;
  return { ...ofJob, ...shown, currentA: shown.currentA ?? ofJob.currentA };
};
