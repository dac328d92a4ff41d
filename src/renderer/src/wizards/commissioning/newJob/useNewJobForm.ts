import { useState } from 'react';
import type { HandOver } from '#renderer/wizards/commissioning/model/handOver.ts';
import type { JobKind, JobSummary } from '#shared/contract/jobs.ts';
import { useMissing } from './useMissing.ts';
import { useNewJob } from './useNewJob.ts';
import { useSiteChoice } from './useSiteChoice.ts';

/** A charger that is known by its address already, from a job that took it to the network. */
export interface OnNetwork {
  /** `host:port/unit`. */
  readonly address: string;
  readonly fromJobId: string | null;
}

export interface NewJobFormProps {
  readonly kind: JobKind;
  readonly like: JobSummary | null;
  readonly from: JobSummary | null;
  readonly onNetwork: OnNetwork | null;
}

/** The charger a job begins with, where it is known before there is a job, and what opens it. */
const useChargerAhead = (onNetwork: OnNetwork | null) => {
  const [name, setName] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [wifiPassword, setWifiPassword] = useState('');
  const byAddress =
    onNetwork === null ? null : { target: `modbus://${onNetwork.address}`, pin: '', wifiPassword: '' };
  const chosen: Omit<HandOver, 'jobId'> | null =
    name === null ? byAddress : { target: `ble:${name}`, pin, wifiPassword };
  return { name, setName, pin, setPin, wifiPassword, setWifiPassword, chosen };
};

export type ChargerAhead = ReturnType<typeof useChargerAhead>;

/** What is typed before a job exists, what is missing of it, and the start of the job. */
export const useNewJobForm = ({ kind, like, from, onNetwork }: NewJobFormProps) => {
  const site = useSiteChoice(like?.siteId ?? from?.siteId ?? null);
  const newJob = useNewJob(kind, like, site, from);
  const charger = useChargerAhead(onNetwork);
  const [hasTried, setTried] = useState(false);
  const { person, socketLabel, create } = newJob;
  const next = like === null ? null : { charger: charger.name, pin: charger.pin };
  const missing = useMissing({ kind, person, site, socketLabel, next });
  // Nothing is red before the first press.
  const errors = hasTried ? missing : null;
  const errorOf = (id: string) => errors?.find(({ fieldId }) => fieldId === id)?.message ?? null;
  const submit = () => {
    setTried(true);
    if (missing.length === 0 && !create.isRunning) void create.run(charger.chosen);
  };
  return { ...newJob, site, charger, errors, errorOf, submit };
};
