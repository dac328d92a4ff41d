import type { ControllerState } from '#shared/contract/balancing.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import type { ControllerDeps, ControllerTask } from './controllerPorts.ts';
import { createControllerProgress } from './controllerProgress.ts';
import { isPractice, viewController } from './controllerView.ts';
import { createDeviceTime } from './deviceTime.ts';
import { runController } from './runController.ts';
import { loadState, startOf } from './savedState.ts';
import { createSiteNotes } from './siteNotes.ts';
import { createStateKeeper } from './stateKeeper.ts';

/** One site under control, from the first connection until it is stopped. */
export interface Controller {
  readonly id: string;
  state(): ControllerState;
  onCycle(listener: () => void): () => void;
  dim(isDimmed: boolean): void;
  /** Settles when it ended; rejects with why it did not start, or could not go on. */
  readonly ended: Promise<void>;
  /** Ends after the present cycle. No set-point is written: the chargers fall back by themselves. */
  stop(): Promise<void>;
}

/** Starts to steer a site whose proof holds; the caller has taken the lease of the site. */
export const createController = (
  deps: ControllerDeps,
  site: Site,
  task: ControllerTask & { readonly id: string },
): Controller => {
  const { clock } = deps;
  const folder = deps.files.folder(task.siteId ?? task.name);
  const saved = loadState(folder);
  const time = createDeviceTime(clock, startOf(saved, clock.nowMs()));
  const tag = saved?.tag ?? Math.floor(Math.random() * 256);
  const connecting = { deps, site, task, time, saved, tag };
  const progress = createControllerProgress();
  const { now } = progress;
  const notes = createSiteNotes(folder, connecting, () => isPractice(task, now.links));
  const keeper = createStateKeeper(folder, connecting);
  const ending = new AbortController();
  const startedAtMs = clock.nowMs();
  const ended = runController({ connecting, progress, notes, keeper, signal: ending.signal });
  ended.catch(() => undefined);

  return {
    id: task.id,
    ended,
    onCycle: progress.onChange,
    dim: (isDimmed) => {
      if (isDimmed === now.isDimmed) return;
      now.isDimmed = isDimmed;
      notes.add('limit', { site: task.name, isDimmed });
      progress.tell();
    },
    stop: async () => {
      ending.abort();
      await ended.catch(() => undefined);
    },
    state: () => viewController({ ...now, task, site, startedAtMs, atMs: clock.nowMs(), nowS: time.nowS() }),
  };
};
