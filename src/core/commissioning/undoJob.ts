import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { requireProven } from '#core/provisioning/crossDoors.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import { proveErased } from '#core/provisioning/proveErased.ts';
import { wantedFromSnapshot } from '#core/provisioning/restore.ts';
import { tellWhatStays } from '#core/provisioning/tellWhatStays.ts';
import type { NotRestorable } from '#shared/domain/configuration/restorable.ts';
import { configuredLimitA } from '#shared/domain/configuredLimit.ts';
import { appError } from '#shared/errors/appError.ts';
import { undoCertificates } from './backEnd/undoCertificates.ts';
import {
  type JobDeps,
  journalOf,
  newestEntryNumber,
  type Report,
  requireStep,
  sessionOf,
} from './jobContext.ts';
import type { JobState } from './jobState.ts';
import { runJobPlan } from './runJobPlan.ts';

/** Wi-Fi off first: with the mode as found the tried name and password do nothing. */
const isNetworkPoint = (point: string) => point.startsWith('wifi.') || point.startsWith('network.');

export interface Undone {
  readonly state: JobState;
  readonly proof: readonly ProofRow[];
  /** Written by this job and left as it is, each with its reason. */
  readonly notRestorable: readonly NotRestorable[];
}

const snapshotAsFound = (deps: JobDeps, state: JobState) => {
  const what = state.asFound?.snapshotId ?? '';
  const snapshot = deps.log.snapshot(what);
  if (!snapshot) throw appError('log.not-found', { what });
  return snapshot;
};

interface PutBack {
  readonly proof: readonly ProofRow[];
  readonly notRestorable: readonly NotRestorable[];
}

/** Settings and secrets as found, through a plan; a secret there was none of is deleted. */
const putValuesBack = async (
  deps: JobDeps,
  state: JobState,
  session: DeviceSession,
  { points, report }: { readonly points: readonly string[]; readonly report: Report },
): Promise<PutBack> => {
  const then = snapshotAsFound(deps, state);
  const secrets = deps.keeper.asOf(then.chargerSerial, points, then.takenAtMs);
  let notRestorable: readonly NotRestorable[] = [];
  let erased: readonly string[] = [];
  report('writing', 0, 1);
  const { proof } = await runJobPlan(deps, state, {
    session,
    wanted(now) {
      const back = wantedFromSnapshot(session, then, now, secrets, (point) => points.includes(point));
      notRestorable = back.notRestorable;
      erased = Object.keys(back.wanted.secrets).filter((point) => back.wanted.secrets[point] === '');
      const kept = new Set(notRestorable.map(({ point }) => point));
      // What is as found already is proven with the rest.
      const same = points.filter((point) => !kept.has(point) && (then.values[point] ?? null) !== null);
      const asFound = Object.fromEntries(same.map((point) => [point, then.values[point] ?? null]));
      return { values: asFound, secrets: back.wanted.secrets };
    },
    purpose: 'undo',
    report,
    onCommitted: (generation) => void deps.store.update(state.id, (job) => ({ ...job, generation })),
  });
  return { proof: [...proof, ...(await proveErased(session, erased))], notRestorable };
};

/**
 * Brings everything this job has written back to the values as found, through a plan and with proof, and says what
 * stays, also in the log: secrets nobody kept, certificates, and a protection that was off. Only while Bluetooth is
 * open. Errors: `plan.refused`, `device.car-plugged`, `certificate.…`; `write.different` when one is not as found again,
 * the job then still counts as written and can be undone once more.
 */
export const undoJob = async (
  deps: JobDeps,
  id: string,
  { only, report }: { only: 'network' | 'everything'; report: Report },
): Promise<Undone> => {
  const state = deps.store.get(id);
  requireStep(!state.written.doorsClosed && state.asFound !== null && state.generation !== null, 'undo');
  requireStep(!state.backEnd.trial.isRunning && state.backEnd.activation === 'none', 'undo');
  const isWhole = only === 'everything';
  const isMeant = (point: string) => isWhole || isNetworkPoint(point);
  const found = sessionOf(deps, state);
  const files = isWhole
    ? await undoCertificates(deps, id, found, report)
    : { session: found, proof: [], notRestorable: [] };
  const { session } = files;
  const points = state.written.points.filter(isMeant);
  const values = await putValuesBack(deps, state, session, { points, report });
  const proof = [...values.proof, ...files.proof];
  requireProven(proof);
  const notRestorable = [...values.notRestorable, ...files.notRestorable];
  tellWhatStays(journalOf(deps, state), session.door, notRestorable);
  const limits = await session.read(['settings.maxCurrent', 'settings.installLimit']);
  const next = deps.store.update(id, (job) => ({
    ...job,
    currentA: configuredLimitA(limits),
    interruptionSeen: newestEntryNumber(deps),
    wifi: { state: 'untried', rssiDbm: null, address: null },
    written: {
      ...job.written,
      points: job.written.points.filter((point) => !isMeant(point)),
      settings: isWhole ? false : job.written.settings,
      undone: true,
      bluetoothProof: 'none',
    },
    backEnd: isWhole ? { ...job.backEnd, writtenAnswers: null, keyHash: null } : job.backEnd,
  }));
  return { state: next, proof, notRestorable };
};
