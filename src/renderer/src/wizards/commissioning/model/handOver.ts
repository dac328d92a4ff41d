/** What was chosen and typed before a job existed, for the job's first pages; in memory only, taken once. */
export interface HandOver {
  readonly jobId: string;
  readonly target: string;
  readonly pin: string;
  /** Empty: not asked for, or left open. */
  readonly wifiPassword: string;
}

let waiting: HandOver | null = null;
let waitingWifi: { readonly jobId: string; readonly password: string } | null = null;

export const handOver = (next: HandOver): void => {
  waiting = next;
  waitingWifi = next.wifiPassword === '' ? null : { jobId: next.jobId, password: next.wifiPassword };
};

export const takeHandOver = (jobId: string): HandOver | null => {
  const taken = waiting?.jobId === jobId ? waiting : null;
  if (taken !== null) waiting = null;
  return taken;
};

export const takeWifiPassword = (jobId: string): string | null => {
  const taken = waitingWifi?.jobId === jobId ? waitingWifi.password : null;
  if (taken !== null) waitingWifi = null;
  return taken;
};
