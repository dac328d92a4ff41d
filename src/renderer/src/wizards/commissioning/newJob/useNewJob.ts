import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { type Action, useAction } from '#renderer/app/bridge/useAction.ts';
import { queryClient } from '#renderer/app/queryClient.ts';
import { usePreferences } from '#renderer/app/settings.tsx';
import { type HandOver, handOver } from '#renderer/wizards/commissioning/model/handOver.ts';
import type { Person } from '#shared/contract/app.ts';
import type { JobKind, JobSummary } from '#shared/contract/jobs.ts';
import { nextLabel } from './nextLabel.ts';
import type { SiteChoice } from './useSiteChoice.ts';

const nobody: Person = { name: '', qualification: '', certificate: '' };

type Chosen = Omit<HandOver, 'jobId'>;

export interface NewJob {
  readonly person: Person;
  readonly setPerson: (change: Partial<Person>) => void;
  readonly socketLabel: string;
  readonly setSocketLabel: (label: string) => void;
  readonly create: Action<[Chosen | null], true>;
}

/** Makes a job and opens it; who works and the country are remembered for the next one. */
export const useNewJob = (
  kind: JobKind,
  like: JobSummary | null,
  site: SiteChoice,
  from: JobSummary | null,
): NewJob => {
  const { settings, save } = usePreferences();
  const navigate = useNavigate();
  const [typed, setTyped] = useState<Partial<Person>>({});
  const [typedLabel, setSocketLabel] = useState<string | null>(null);
  const socketLabel =
    typedLabel ?? (like === null ? (from?.socketLabel ?? '') : nextLabel(like.socketLabel, site.usedLabels));
  const person = { ...(settings?.person ?? nobody), ...typed };
  const create = useAction(async (chosen: Chosen | null): Promise<true> => {
    const siteId = await site.siteIdForJob();
    await save({ person, country: site.country });
    const job = await api.jobs.create({
      kind,
      siteId,
      socketLabel: socketLabel.trim(),
      person,
      likeJobId: like?.id ?? null,
    });
    if (chosen !== null) handOver({ jobId: job.id, ...chosen });
    await queryClient.invalidateQueries({ queryKey: ['jobs'] });
    await navigate({ to: '/job/$jobId', params: { jobId: job.id }, replace: true });
    return true;
  });
  return {
    person,
    setPerson: (change) => setTyped((now) => ({ ...now, ...change })),
    socketLabel,
    setSocketLabel,
    create,
  };
};
