import { api } from '#renderer/app/bridge/api.ts';
import { useStream } from '#renderer/app/bridge/useStream.ts';
import type { ControllerState } from '#shared/contract/balancing.ts';

const over = new Set<ControllerState['phase']>(['stopped', 'failed']);
export const isOver = ({ phase }: ControllerState): boolean => over.has(phase);

/** The controller of a site: the one that runs, else the one that ended last; null when there was none. */
export const controllerOf = (states: readonly ControllerState[], siteId: string): ControllerState | null => {
  const own = states.filter((state) => state.siteId === siteId);
  return own.findLast((state) => !isOver(state)) ?? own.at(-1) ?? null;
};

export const useController = (siteId: string) => {
  const stream = useStream('controllers', (signal) => api.balancing.watch(undefined, { signal }));
  return {
    error: stream.error,
    restart: stream.restart,
    isKnown: stream.value !== null,
    controller: controllerOf(stream.value ?? [], siteId),
  };
};
