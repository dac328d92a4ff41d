import { useEffect, useRef, useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { type JobStream, useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { takeWifiPassword } from '#renderer/wizards/commissioning/model/handOver.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { isReady } from '#renderer/wizards/commissioning/model/jobFacts.ts';
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
  /** Nothing was typed and the charger has no password stored: a network without one wants the person's word. */
  readonly asksOpen: boolean;
  readonly acceptsOpen: boolean;
  readonly acceptOpen: (accepts: boolean) => void;
}

/** Does at once what "next one like this" was given the password for. */
const useHandedOver = (job: JobView, begin: (password: string) => Promise<void>) => {
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current || !isReady(job)) return;
    hasBegun.current = true;
    const given = job.answers.network.ssid === undefined ? null : takeWifiPassword(job.id);
    if (given !== null) void begin(given);
  });
};

/** Trying the Wi-Fi with the charger itself. The password stays on this page and goes with the trial only. */
export const useWifiTrial = (): WifiTrial => {
  const { job, answers, flush } = useJob();
  const [password, setPassword] = useState('');
  const [isTouched, setTouched] = useState(false);
  const [asksOpen, setAsksOpen] = useState(false);
  const [acceptsOpen, setAcceptsOpen] = useState(false);
  const stream: WifiTrial['stream'] = useJobStream<StreamEvent<JobView>>();
  useBusy(stream.isRunning);
  const tryWith = async (typed: string): Promise<boolean> => {
    await flush();
    const hasNone = job.wifi.state === 'untried' && (job.asFound?.values['wifi.ssid'] ?? '') === '';
    if (typed === '' && hasNone && !acceptsOpen) {
      setAsksOpen(true);
      return false;
    }
    setTouched(false);
    const password = typed === '' && !acceptsOpen ? null : typed;
    const input = { id: job.id, network: answers.network, password };
    return (await stream.run((signal) => api.jobs.tryWifi(input, { signal }))) !== null;
  };
  useHandedOver(job, async (given) => {
    setPassword(given);
    if (await tryWith(given)) await flush('review');
  });
  return {
    password,
    setPassword: (next) => {
      setPassword(next);
      setAcceptsOpen(false);
      setTouched(true);
    },
    tryNow: () => void tryWith(password),
    stream,
    isProven: job.wifi.state === 'proven' && !isTouched,
    touch: () => setTouched(true),
    asksOpen: asksOpen && password === '',
    acceptsOpen,
    acceptOpen: setAcceptsOpen,
  };
};
