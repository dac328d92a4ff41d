import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { certificatesLeft } from '#core/provisioning/certificates/sentCertificates.ts';
import { type Drift, driftOf } from '#core/provisioning/driftOf.ts';
import { writtenSince } from '#core/provisioning/loggedState.ts';
import type { Wanted } from '#core/provisioning/planSession.ts';
import { wantedFromSnapshot } from '#core/provisioning/restore.ts';
import { tellWhatStays } from '#core/provisioning/tellWhatStays.ts';
import type { ChangePlan } from '#shared/domain/configuration/changePlan.types.ts';
import type { NotRestorable } from '#shared/domain/configuration/restorable.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { appError } from '#shared/errors/appError.ts';
import { type Applied, type ApplyOptions, applyWanted, planFor } from './applyPlan.ts';
import {
  type ConfigurationDeps,
  journalFor,
  type Report,
  requireSame,
  snapshotOf,
  type Visitor,
} from './configurationContext.ts';
import { createInterruptedRuns, type ResumeOptions } from './interruptedRuns.ts';
import { endLeftToBackEnd, type LeftToBackEnd } from './leftToBackEnd.ts';
import { type Merge, mergeWith } from './mergeWith.ts';
import type { RunState } from './runState.ts';
import { createRunStore } from './runStore.ts';

interface Reading {
  readonly report: Report;
  readonly signal?: AbortSignal;
}

export interface RollbackPlan {
  readonly plan: ChangePlan;
  readonly notRestorable: readonly NotRestorable[];
}

/** Snapshot, plan, apply, roll back, drift and resume: everything that brings a charger from one state to another. */
export interface Configurations {
  snapshot(session: DeviceSession, visitor: Visitor, options: Reading): Promise<Snapshot>;
  plan(
    session: DeviceSession,
    visitor: Visitor,
    wanted: Wanted,
    options: Reading & { newPin: string | null; rewriteSecrets?: boolean },
  ): Promise<ChangePlan>;
  apply(
    session: DeviceSession,
    visitor: Visitor,
    wanted: Wanted,
    options: Omit<ApplyOptions, 'kind'>,
  ): Promise<Applied>;
  /** Says beforehand what would be written and what cannot come back. `log.not-found` */
  planRollback(
    session: DeviceSession,
    visitor: Visitor,
    snapshotId: string,
    options: Reading & { newPin: string | null; secrets?: Readonly<Record<string, string>> },
  ): Promise<RollbackPlan>;
  rollback(
    session: DeviceSession,
    visitor: Visitor,
    snapshotId: string,
    options: Omit<ApplyOptions, 'kind'> & {
      secrets?: Readonly<Record<string, string>>;
      /** Of the plan that was looked at; another one in the charger writes nothing. */
      generation?: number | null;
    },
  ): Promise<Applied & { readonly notRestorable: readonly NotRestorable[] }>;
  /** Reads the charger and sets side by side what was looked at, what is wanted and what it has become. */
  merge(
    session: DeviceSession,
    visitor: Visitor,
    wanted: Wanted,
    options: Reading & { readonly baseId: string | null },
  ): Promise<Merge>;
  drift(session: DeviceSession, visitor: Visitor, options: Reading): Promise<Drift>;
  /** Keeps in the log that a person lets changes made elsewhere stand. */
  acceptDrift(session: DeviceSession, visitor: Visitor, points: readonly string[]): void;
  /** Runs that broke off and whose owner is gone. */
  interrupted(): readonly RunState[];
  /** Goes on with a run over an open session, from what the charger is now. `run.not-found` */
  resume(runId: string, session: DeviceSession, options: ResumeOptions): Promise<Applied>;
  /** Ends a run whose charger is silent because only its back end reaches it (`endLeftToBackEnd`); null for another. */
  endLeftToBackEnd(runId: string, options: { readonly isSeen: boolean }): LeftToBackEnd | null;
  /** Closes a run without going on; the log says so. */
  abandon(runId: string): void;
}

/** What a charger was in a snapshot, with the secrets it had then as far as they are known. */
const wantedBack = async (
  deps: ConfigurationDeps,
  session: DeviceSession,
  visitor: Visitor,
  snapshotId: string,
  options: Reading & { secrets?: Readonly<Record<string, string>> },
) => {
  const then = deps.log.snapshot(snapshotId);
  if (!then) throw appError('log.not-found', { what: snapshotId });
  requireSame(session, then.chargerSerial);
  const now = await snapshotOf(deps, session, visitor, options);
  const points = Object.keys(then.secretsSet);
  const kept = deps.keeper.asOf(then.chargerSerial, points, then.takenAtMs);
  const { wanted, notRestorable } = wantedFromSnapshot(session, then, now, { ...kept, ...options.secrets });
  const certificates = certificatesLeft(deps.log, then.chargerSerial, then.takenAtMs);
  return { wanted, notRestorable: [...notRestorable, ...certificates] };
};

export const createConfigurations = (deps: ConfigurationDeps): Configurations => {
  const { log } = deps;
  const runs = createRunStore(log);
  const interrupted = createInterruptedRuns(deps, runs);

  return {
    snapshot: (session, visitor, options) => snapshotOf(deps, session, visitor, options),
    plan: async (session, visitor, wanted, options) =>
      (await planFor(deps, session, visitor, wanted, options)).plan,
    apply: (session, visitor, wanted, options) =>
      interrupted.during(session, () =>
        applyWanted(deps, runs, session, visitor, wanted, { ...options, kind: 'apply' }),
      ),
    async planRollback(session, visitor, snapshotId, options) {
      const { wanted, notRestorable } = await wantedBack(deps, session, visitor, snapshotId, options);
      const { plan } = await planFor(deps, session, visitor, wanted, options);
      return { plan, notRestorable };
    },
    async rollback(session, visitor, snapshotId, options) {
      const { wanted: then, notRestorable } = await wantedBack(deps, session, visitor, snapshotId, options);
      const wanted = { ...then, generation: options.generation ?? null };
      const applied = await interrupted.during(session, () =>
        applyWanted(deps, runs, session, visitor, wanted, { ...options, kind: 'rollback' }),
      );
      interrupted.endThoseFrom(snapshotId);
      const own: Visitor = { ...visitor, jobId: applied.runId };
      tellWhatStays(journalFor(deps, session, own), session.door, notRestorable);
      return { ...applied, notRestorable };
    },
    merge: (session, visitor, wanted, options) => mergeWith(deps, session, visitor, wanted, options),
    async drift(session, visitor, options) {
      const logged = log.latestSnapshot(session.identity.serial);
      const since = logged ? writtenSince(log, logged) : { written: {}, announced: {} };
      const { values } = await snapshotOf(deps, session, visitor, options);
      return driftOf(session, logged, since, values);
    },
    acceptDrift(session, visitor, points) {
      journalFor(deps, session, visitor).append({
        kind: 'note',
        outcome: 'done',
        door: session.door,
        details: { purpose: 'drift-accepted', points: [...points] },
      });
      deps.drift.accept(session.id);
    },
    interrupted: interrupted.list,
    resume: interrupted.resume,
    endLeftToBackEnd: (runId, options) => endLeftToBackEnd(log, runs, runId, options),
    abandon: interrupted.abandon,
  };
};
