import { isAppError } from '#shared/errors/appError.ts';
import { balanceCycle, everySecond } from './balanceCycle.ts';
import { type Connecting, closeSite, connectSite, examineSite } from './connectSite.ts';
import type { ControllerProgress } from './controllerProgress.ts';
import type { SiteNotes } from './siteNotes.ts';
import type { StateKeeper } from './stateKeeper.ts';

export interface ControllerRun {
  readonly connecting: Connecting;
  readonly progress: ControllerProgress;
  readonly notes: SiteNotes;
  readonly keeper: StateKeeper;
  /** Ends it after the present cycle. */
  readonly signal: AbortSignal;
}

const cycle = async ({ connecting, progress, notes, keeper }: ControllerRun): Promise<void> => {
  const begunMs = performance.now();
  const { deps, time, site } = connecting;
  const { now } = progress;
  const { links, isDimmed } = now;
  const options = { clock: deps.clock, time, site, isDimmed, memory: keeper.memory() };
  const decision = await balanceCycle(links, options);
  keeper.remember(decision.allocation.memory);
  progress.cycled(decision, performance.now() - begunMs);
  now.elsewhere = notes.decided(decision);
  notes.lookForFaults(links, time.nowS(), now.elsewhere);
  keeper.saveWhenDue(links.steerings);
  progress.tell();
};

const steer = async (run: ControllerRun): Promise<void> => {
  const { connecting, progress, notes, signal } = run;
  const { deps, task, time, saved } = connecting;
  const { now } = progress;
  now.links = await connectSite(connecting);
  const { steerings, meters } = now.links;
  await examineSite(now.links, saved, { clock: deps.clock, time, signal, task });
  if (signal.aborted) return;
  notes.planTaken();
  notes.add('started', { site: task.name, chargers: steerings.length, meters: meters.size });
  progress.become('running');
  await everySecond(deps.clock, signal, () => cycle(run));
};

const close = async ({ progress: { now }, keeper }: ControllerRun): Promise<void> => {
  // A start that was refused has decided nothing: what an earlier run left stays.
  if (now.cycles > 0) keeper.save(now.links.steerings);
  await closeSite(now.links);
};

/** Connects, examines and steers the site until the signal, then closes. Rejects with why it could not, or not go on. */
export const runController = async (run: ControllerRun): Promise<void> => {
  const { connecting, progress, notes } = run;
  const { deps, task } = connecting;
  const failure = await steer(run).then(
    () => null,
    (cause: unknown) => (isAppError(cause) ? cause : deps.unexpected(cause)),
  );
  progress.become('stopping', failure);
  await close(run);
  const details = { site: task.name, cycles: progress.now.cycles, fallsBack: true };
  notes.add(failure === null ? 'stopped' : 'failed', details, failure?.code);
  progress.become(failure === null ? 'stopped' : 'failed', failure);
  if (failure !== null) throw failure;
};
