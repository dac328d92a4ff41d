import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { createJournal } from '#core/provisioning/journal.ts';
import type { Wanted } from '#core/provisioning/planSession.ts';
import { type Applied, type ApplyOptions, applyWanted } from './applyPlan.ts';
import { type ConfigurationDeps, requireSame } from './configurationContext.ts';
import { finishCrossing } from './finishCrossing.ts';
import type { RunState } from './runState.ts';
import type { RunStore } from './runStore.ts';

export type ResumeOptions = Omit<ApplyOptions, 'kind' | 'runId'> & {
  readonly secrets?: Readonly<Record<string, string>>;
};

export interface InterruptedRuns {
  /** Runs while work is under way are not interrupted. */
  during<T>(session: DeviceSession, work: () => Promise<T>): Promise<T>;
  list(): readonly RunState[];
  resume(runId: string, session: DeviceSession, options: ResumeOptions): Promise<Applied>;
  abandon(runId: string): void;
  /** Ends the runs that began at a state to which the charger has gone back: nobody may go on with them later. */
  endThoseFrom(snapshotId: string): void;
}

const secretsOf = ({ keeper }: ConfigurationDeps, run: RunState): Record<string, string> =>
  Object.fromEntries(
    run.secretNames.flatMap((point) => {
      const value = keeper.meant(run.serial, point);
      return value === undefined ? [] : [[point, value]];
    }),
  );

/** What became of runs whose link broke or whose process died, and how they end. */
export const createInterruptedRuns = (deps: ConfigurationDeps, runs: RunStore): InterruptedRuns => {
  const { log, devices } = deps;
  /** Chargers a run of this process is at work on. */
  const busy = new Set<string>();

  /** A charger that is only connected here, or that nobody holds. */
  const isLeftAlone = ({ serial }: RunState): boolean =>
    !busy.has(serial) &&
    (log.lease(serial) === undefined ||
      devices.list().some(({ session }) => session.identity.serial === serial));
  const end = (run: RunState): void => {
    runs.save({ ...run, outcome: 'cancelled', errorCode: 'job.cancelled' });
  };
  const during = async <T>(session: DeviceSession, work: () => Promise<T>): Promise<T> => {
    const { serial } = session.identity;
    busy.add(serial);
    try {
      return await deps.drift.during(session, true, work);
    } finally {
      busy.delete(serial);
    }
  };

  return {
    during,
    list: () => runs.open().filter(isLeftAlone),
    async resume(runId, session, { secrets = {}, ...rest }) {
      const run = runs.get(runId);
      requireSame(session, run.serial);
      const wanted: Wanted = {
        values: run.wanted,
        secrets: { ...secretsOf(deps, run), ...secrets },
        generation: null,
      };
      const visitor = { siteId: run.siteId, visitId: run.visitId, person: run.person, jobId: run.id };
      return during(session, async () => {
        const onward = await finishCrossing(deps, run, session, rest.report);
        const options = { ...rest, kind: run.kind, runId };
        const applied = await applyWanted(deps, runs, onward, visitor, wanted, options);
        return onward === session ? applied : { ...applied, address: onward.address };
      });
    },
    abandon(runId) {
      const run = runs.get(runId);
      const { siteId, visitId, serial: chargerSerial, person, id: jobId, practice } = run;
      const socketId = log.charger(chargerSerial)?.socketId ?? null;
      createJournal(log, { siteId, visitId, socketId, chargerSerial, person, jobId, practice }).append({
        kind: 'note',
        outcome: 'failed',
        errorCode: 'job.cancelled',
        details: { purpose: 'abandoned', stepsBegun: run.stepsBegun, steps: run.steps.length },
      });
      end(run);
    },
    endThoseFrom(snapshotId) {
      for (const run of runs.open()) if (run.snapshotId === snapshotId) end(run);
    },
  };
};
