import type { ControllerState } from '#shared/contract/balancing.ts';
import type { BalanceMemory } from '#shared/domain/balancing/allocate/memorySchema.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { type AppError, isAppError } from '#shared/errors/appError.ts';
import { balanceCycle, type Decision, everySecond } from './balanceCycle.ts';
import { connectSite, examineSite, type SiteLinks } from './connectSite.ts';
import type { ControllerDeps, ControllerTask } from './controllerPorts.ts';
import { isPractice, viewController } from './controllerView.ts';
import { createDecisionJournal } from './decisionJournal.ts';
import { createDeviceTime } from './deviceTime.ts';
import { watchFaults } from './faultWatch.ts';
import { watchMeterPhases } from './meterPhases.ts';
import { loadState, memoryFor, startOf, stateToSave } from './savedState.ts';
import { createSiteEntries } from './siteEntries.ts';

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

const saveEveryS = 5;

interface Now {
  readonly phase: ControllerState['phase'];
  readonly error: AppError | null;
  readonly decision: Decision | undefined;
  readonly cycles: number;
  readonly cycleMs: number;
  links: SiteLinks;
  isDimmed: boolean;
  /** Meters that show the chargers on other phases than the plan says. */
  elsewhere: ReadonlySet<string>;
}

const atFirst: Now = {
  phase: 'starting',
  error: null,
  links: { steerings: [], meters: new Map() },
  decision: undefined,
  cycles: 0,
  cycleMs: 0,
  isDimmed: false,
  elsewhere: new Set(),
};

/** Starts to steer a site whose proof holds; the caller has taken the lease of the site. */
export const createController = (
  deps: ControllerDeps,
  site: Site,
  task: ControllerTask & { readonly id: string },
): Controller => {
  const { clock, unexpected } = deps;
  const folder = deps.files.folder(task.siteId ?? task.name);
  const saved = loadState(folder);
  const time = createDeviceTime(clock, startOf(saved, clock.nowMs()));
  const tag = saved?.tag ?? Math.floor(Math.random() * 256);
  const now = { ...atFirst };
  const journal = createDecisionJournal(folder, clock.nowMs);
  const entries = createSiteEntries(deps, task, task.id, journal, () => isPractice(task, now.links));
  const faults = watchFaults(entries);
  const phasesOf = watchMeterPhases(site);
  const ending = new AbortController();
  const listeners = new Set<() => void>();
  const startedAtMs = clock.nowMs();
  let memory: BalanceMemory | undefined = memoryFor(site, saved);
  let savedS = Number.NEGATIVE_INFINITY;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const become = (phase: ControllerState['phase'], error: AppError | null = null) => {
    Object.assign(now, { phase, error });
    tell();
  };
  const save = (): void => {
    savedS = time.nowS();
    folder.save(stateToSave({ tag, savedAtMs: clock.nowMs(), nowS: savedS, memory, ...now.links }));
  };
  const cycle = async (): Promise<void> => {
    const begunMs = performance.now();
    const { links, isDimmed } = now;
    const decision = await balanceCycle(links, { clock, time, site, isDimmed, memory });
    ({ memory } = decision.allocation);
    Object.assign(now, { decision, cycles: now.cycles + 1, cycleMs: performance.now() - begunMs });
    journal.decided(decision.live, decision.allocation);
    now.elsewhere = phasesOf(decision.live);
    faults.look(links, time.nowS(), now.elsewhere);
    if (time.nowS() - savedS >= saveEveryS) save();
    tell();
  };
  const close = async (): Promise<void> => {
    // A start that was refused has decided nothing: what an earlier run left stays.
    if (now.cycles > 0) save();
    const { steerings, meters } = now.links;
    await Promise.allSettled([
      ...steerings.map(({ link }) => link.stop()),
      ...[...meters.values()].map((meter) => meter.close()),
    ]);
  };
  const steer = async (): Promise<void> => {
    now.links = await connectSite({ deps, site, task, time, saved, tag });
    const { steerings, meters } = now.links;
    await examineSite(now.links, saved, { clock, time, signal: ending.signal, task });
    if (ending.signal.aborted) return;
    journal.note('site', { plan: site });
    entries.add('started', { site: task.name, chargers: steerings.length, meters: meters.size });
    become('running');
    await everySecond(clock, ending.signal, cycle);
  };
  const run = async (): Promise<void> => {
    const failure = await steer().then(
      () => null,
      (cause: unknown) => (isAppError(cause) ? cause : unexpected(cause)),
    );
    become('stopping', failure);
    await close();
    const details = { site: task.name, cycles: now.cycles, fallsBack: true };
    entries.add(failure === null ? 'stopped' : 'failed', details, failure?.code);
    become(failure === null ? 'stopped' : 'failed', failure);
    if (failure !== null) throw failure;
  };
  folder.onTrouble((reason) => entries.add('fault', { device: 'journal', fault: reason }));
  const ended = run();
  ended.catch(() => undefined);

  return {
    id: task.id,
    ended,
    onCycle: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dim: (isDimmed) => {
      if (isDimmed === now.isDimmed) return;
      now.isDimmed = isDimmed;
      entries.add('limit', { site: task.name, isDimmed });
      tell();
    },
    stop: async () => {
      ending.abort();
      await ended.catch(() => undefined);
    },
    state: () => viewController({ ...now, task, site, startedAtMs, atMs: clock.nowMs(), nowS: time.nowS() }),
  };
};
