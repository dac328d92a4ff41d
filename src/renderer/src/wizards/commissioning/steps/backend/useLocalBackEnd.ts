import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/app/bridge/api.ts';
import { type Action, useAction } from '#renderer/app/bridge/useAction.ts';
import { useBackEnd } from '#renderer/features/ocpp/model/useBackEnd.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { BackEndView } from '#shared/contract/backEnd.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { backendDefaults } from '#shared/domain/ocppJob/backendAnswers.ts';

interface Interface {
  readonly name: string;
  readonly address: string;
  readonly isLoopback: boolean;
}

export interface LocalBackEnd {
  readonly interfaces: readonly Interface[];
  /** Where the charger finds this computer best: its own network, on a practice site the computer itself. */
  readonly likely: string | null;
  readonly listening: BackEndView['listening'];
  /** It runs with the answers of this job. */
  readonly isServing: boolean;
  readonly serve: Action<[string], JobView>;
}

const networkOf = (address: string | null): string => address?.split('.').slice(0, 3).join('.') ?? '–';

/** The back end of this program as far as this job needs it. */
export const useLocalBackEnd = (): LocalBackEnd => {
  const { job, answers, flush, adopt } = useJob();
  const { backend } = answers;
  const known = useQuery({ queryKey: ['backEnd', 'interfaces'], queryFn: () => api.backEnd.interfaces() });
  const state = useBackEnd();
  const serve = useAction(async (host: string) => {
    await flush();
    const served = await api.jobs.serveHere({ id: job.id, host, port: 0 });
    adopt(served.answers);
    return served;
  });
  const interfaces = known.data ?? [];
  const near = networkOf(job.wifi.address ?? job.modbusAddress);
  const isPractice = job.charger?.identity.practice === true;
  const likely =
    interfaces.find(({ isLoopback }) => isPractice && isLoopback) ??
    interfaces.find(({ address }) => networkOf(address) === near) ??
    interfaces.find(({ isLoopback }) => !isLoopback) ??
    interfaces[0];
  const listening = state?.listening ?? null;
  const isServing =
    listening !== null &&
    listening.url === backend.url &&
    listening.profile === (backend.profile ?? backendDefaults.profile) &&
    (listening.identities.length === 0 || listening.identities.includes(backend.identity ?? ''));
  return { interfaces, likely: likely?.address ?? null, listening, isServing, serve };
};
