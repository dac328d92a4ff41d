import { useQueryClient } from '@tanstack/react-query';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { sitesKey } from '#renderer/app/queries.ts';
import { usePreferences } from '#renderer/app/settings.tsx';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { writableRows } from './checks.ts';
import { fleetNow } from './fleetStore.ts';
import type { FleetOptions } from './options.ts';
import type { FleetRun } from './useFleetRun.ts';
import type { FleetTable } from './useFleetTable.ts';

export interface Writing {
  readonly isStarting: boolean;
  readonly error: WireError | null;
  readonly write: () => Promise<void>;
}

/**
 * Begins the run as the options say; a new site is created first. What has not been looked at is looked at now, and then
 * nothing is written while any row cannot be: the person sees it first and decides.
 */
export const useWriting = (
  run: FleetRun,
  table: Pick<FleetTable, 'readAll'>,
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
  const pin = options.pin === '' ? null : options.pin;
  const newPin = options.newPin === '' ? null : options.newPin;
  const { parallel } = options;
  const isChecked = async (): Promise<boolean> => {
    if (fleetNow().table?.areChecksFresh === true) return true;
    if (!(await table.readAll({ pin, hasNewPin: newPin !== null, parallel }))) return false;
    return fleetNow().table?.preview.checks.every(({ state }) => state !== 'blocked') ?? false;
  };
  const write = async () => {
    if (!(await isChecked())) return;
    const { table: held } = fleetNow();
    if (held === null) return;
    const siteId = await siteOf.run();
    if (siteId === null) return;
    onOptions({ ...options, site: { kind: 'known', id: siteId } });
    await run.run({
      ...{ pin, newPin, siteId, parallel },
      only: writableRows(held).map(({ row }) => row),
      person: (options.person ?? settings?.person.name ?? '').trim().slice(0, 120),
      stopsAtFailure: options.stopsAtFailure,
    });
  };
  return { isStarting: siteOf.isRunning, error: siteOf.error ?? run.error, write };
};
