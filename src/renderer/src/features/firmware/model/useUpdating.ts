import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useStream } from '#renderer/app/bridge/useStream.ts';
import type { FollowedUpdateView } from '#shared/contract/firmware.ts';
import type { WireError } from '#shared/contract/wireError.ts';

export type Ending = NonNullable<FollowedUpdateView['ending']>;

export interface Updating {
  /** False until it is known whether one runs. */
  readonly isKnown: boolean;
  /** The update of this charger that runs, or that ended and was not put away, whoever began it. */
  readonly update: FollowedUpdateView | null;
  readonly isStarting: boolean;
  readonly startError: WireError | null;
  /** Begins an update, or goes on with one; what follows comes with `update`. */
  readonly start: (begin: () => Promise<unknown>) => void;
  readonly stop: () => void;
  readonly dismiss: () => Promise<void>;
}

/** Follows the update of a charger: it runs without this window. */
export const useUpdating = (deviceId: string, isPresent: boolean): Updating => {
  const stream = useStream(isPresent ? deviceId : null, (signal) =>
    api.firmware.watch({ deviceId }, { signal }),
  );
  const start = useAction((begin: () => Promise<unknown>) => begin());
  const cancel = useAction(() => api.firmware.cancel({ deviceId }));
  const dismiss = useAction(() => api.firmware.dismiss({ deviceId }));
  return {
    isKnown: !isPresent || stream.atMs !== null || stream.state === 'failed',
    update: stream.value,
    isStarting: start.isRunning,
    startError: start.error,
    start: (begin) => void start.run(begin),
    stop: () => void cancel.run(),
    dismiss: async () => {
      start.clear();
      await dismiss.run();
    },
  };
};
