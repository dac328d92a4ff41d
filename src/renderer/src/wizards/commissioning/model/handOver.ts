/** What was chosen and typed before a job existed, for the job's first page; in memory only, taken once. */
export interface HandOver {
  readonly jobId: string;
  readonly target: string;
  readonly pin: string;
}

let waiting: HandOver | null = null;

export const handOver = (next: HandOver): void => {
  waiting = next;
};

export const takeHandOver = (jobId: string): HandOver | null => {
  const taken = waiting?.jobId === jobId ? waiting : null;
  if (taken !== null) waiting = null;
  return taken;
};
