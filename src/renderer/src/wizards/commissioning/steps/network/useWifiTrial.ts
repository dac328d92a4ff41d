import { useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { type JobStream, useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { StreamEvent } from '#renderer/wizards/commissioning/model/streamEvent.ts';
import { useBusy } from '#renderer/wizards/commissioning/model/useBusy.ts';
import type { JobView } from '#shared/contract/jobs.ts';

export interface WifiTrial {
  readonly password: string;
  readonly setPassword: (password: string) => void;
  readonly tryNow: () => void;
  readonly stream: JobStream<StreamEvent<JobView>>;
  /** The present answers have been proven and not been changed since. */
  readonly isProven: boolean;
  readonly touch: () => void;
}

/** Trying the Wi-Fi with the charger itself. The password stays on this page and goes with the trial only. */
export const useWifiTrial = (): WifiTrial => {
  const { job, answers, flush } = useJob();
  const [password, setPassword] = useState('');
  const [isTouched, setTouched] = useState(false);
  const stream: WifiTrial['stream'] = useJobStream<StreamEvent<JobView>>();
  useBusy(stream.isRunning);
  const tryNow = async () => {
    await flush();
    setTouched(false);
    const input = { id: job.id, network: answers.network, password: password === '' ? null : password };
    await stream.run((signal) => api.jobs.tryWifi(input, { signal }));
  };
  return {
    password,
    setPassword: (next) => {
      setPassword(next);
      setTouched(true);
    },
    tryNow: () => void tryNow(),
    stream,
    isProven: job.wifi.state === 'proven' && !isTouched,
    touch: () => setTouched(true),
  };
};
