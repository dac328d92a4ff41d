import { useQueryClient } from '@tanstack/react-query';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { sitesKey } from '#renderer/app/queries.ts';
import { usePreferences } from '#renderer/app/settings.tsx';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import type { FleetOptions } from './options.ts';
import type { FleetRun } from './useFleetRun.ts';

export interface Writing {
  readonly isStarting: boolean;
  readonly error: WireError | null;
  readonly write: () => Promise<void>;
}

/** Begins the run as the options say; a new site is created first. */
export const useWriting = (
  run: FleetRun,
  options: FleetOptions,
  onOptions: (options: FleetOptions) => void,
): Writing => {
  const client = useQueryClient();
  const { settings } = usePreferences();
  const practice = usePracticeState();
  const siteOf = useAction(async () => {
    if (options.site?.kind === 'known') return options.site.id;
    const { id } = await api.log.createSite({
      name: options.siteName.trim(),
      country: settings?.country ?? 'CZ',
      practice: practice?.kind === 'running',
    });
    await client.invalidateQueries({ queryKey: sitesKey });
    return id;
  });
  const write = async () => {
    const siteId = await siteOf.run();
    if (siteId === null) return;
    onOptions({ ...options, site: { kind: 'known', id: siteId } });
    await run.run({
      pin: options.pin === '' ? null : options.pin,
      newPin: options.newPin === '' ? null : options.newPin,
      siteId,
      person: (options.person ?? settings?.person.name ?? '').trim().slice(0, 120),
      parallel: options.parallel,
      stopsAtFailure: options.stopsAtFailure,
    });
  };
  return { isStarting: siteOf.isRunning, error: siteOf.error ?? run.error, write };
};
