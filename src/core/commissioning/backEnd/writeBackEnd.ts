import { X509Certificate } from 'node:crypto';
import {
  type JobDeps,
  journalOf,
  newestEntryNumber,
  type Report,
  requireStep,
  sessionOf,
} from '#core/commissioning/jobContext.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import { planBackEndJob, requireAllowed, valuesAsFound } from '#core/commissioning/reviewJob.ts';
import { runJobPlan } from '#core/commissioning/runJobPlan.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { hashKey, readAuthorizationKey } from '#core/ocpp/backEnd/authorizationKey.ts';
import { certificateViews } from '#core/provisioning/certificates/certificateView.ts';
import { requireProven, splitDoors } from '#core/provisioning/crossDoors.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import { setClock } from '#core/provisioning/setClock.ts';
import { certificatePoints } from '#shared/domain/certificates/certificateSet.ts';
import type { KeyHash } from '#shared/domain/ocppBackEnd/backEndState.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { answersText, fingerprintOf, heldClient, keyPoint, keyToWrite } from './backEndView.ts';
import { sendJobCertificates } from './sendJobCertificates.ts';
import { afterTrial } from './trialState.ts';

const markPoints = (deps: JobDeps, id: string, points: readonly string[]): JobState =>
  deps.store.update(id, (job) => ({
    ...job,
    written: { ...job.written, undone: false, points: [...new Set([...job.written.points, ...points])] },
  }));

const subjectOf = (pem: string): string | null =>
  certificateViews([new X509Certificate(pem)])[0]?.subject ?? null;

/** What a charger takes and never tells: that it was written, and of a certificate whose it is. */
const untoldRows = (written: {
  readonly key: string | undefined;
  readonly caPem: string | undefined;
  readonly clientPem: string | undefined;
}): ProofRow[] => {
  const { key, caPem, clientPem } = written;
  const row = (point: string, wanted: string | null): ProofRow => ({
    ...{ point, before: null, wanted, found: null },
    result: 'written',
  });
  return [
    ...(key === undefined ? [] : [row(keyPoint, null)]),
    ...(caPem === undefined ? [] : [row(certificatePoints.ca, subjectOf(caPem))]),
    ...(clientPem === undefined ? [] : [row(certificatePoints.client, subjectOf(clientPem))]),
  ];
};

const keepKeyHash = (deps: JobDeps, id: string, keyHash: KeyHash | null): void =>
  void deps.store.update(id, (job) => ({ ...job, backEnd: { ...job.backEnd, keyHash } }));

/** One part of the job through the same plan and proof as everything; its generation is the job's afterwards. */
const storePart = async (
  deps: JobDeps,
  id: string,
  session: DeviceSession,
  part: { readonly values: PointValues; readonly secrets: Readonly<Record<string, string>> },
): Promise<readonly ProofRow[]> => {
  const state = markPoints(deps, id, [...Object.keys(part.values), ...Object.keys(part.secrets)]);
  const { generation, proof } = await runJobPlan(deps, state, {
    session,
    wanted: () => part,
    before: valuesAsFound(deps, state),
    report: () => undefined,
    onCommitted: (committed) => void deps.store.update(id, (job) => ({ ...job, generation: committed })),
  });
  deps.store.update(id, (job) => ({ ...job, generation }));
  return proof;
};

/**
 * Writes everything of the back end but what activates it, over the door that is open, which stays open: clock, key,
 * root certificate, the charger's own certificate, then profile, address, identity and the rest. Can be repeated until
 * it is activated. Errors: `job.refused`, `write.different`, `certificate.…`, those of a write.
 */
export const writeBackEnd = async (
  deps: JobDeps,
  id: string,
  report: Report,
): Promise<{ state: JobState; proof: readonly ProofRow[] }> => {
  const session = sessionOf(deps, deps.store.get(id));
  const state = await afterTrial(deps, id, session);
  const { activation, trial } = state.backEnd;
  requireStep(activation === 'none' && !trial.isRunning && state.generation !== null, 'write');
  await requireAllowed(deps, state);
  report('clock', 0, 1);
  requireProven([await setClock(session, journalOf(deps, state), deps.clock)]);
  const key = keyToWrite(deps.secrets.of(id));
  const { settings } = splitDoors(planBackEndJob(deps, state).desired);
  const secrets: Readonly<Record<string, string>> = key === undefined ? {} : { [keyPoint]: key };
  const { caPem } = state.answers.backend;
  const hasNewCa = caPem !== undefined && state.backEnd.caSha256 !== fingerprintOf(caPem);
  const clientPem = heldClient(state, deps.secrets.of(id));
  const hasFiles = hasNewCa || clientPem !== undefined;
  // From here on it is not known which key is in the charger, until the new one is.
  if (key !== undefined) keepKeyHash(deps, id, null);
  // Before the profile that needs them: a charger must never stand with a profile and without its key or certificate.
  if (hasFiles && key !== undefined) {
    report('key', 0, 1);
    requireProven(await storePart(deps, id, session, { values: {}, secrets }));
  }
  const open = hasFiles ? await sendJobCertificates(deps, id, session, report) : session;
  report('settings', 0, 1);
  const proof = await storePart(deps, id, open, { values: settings, secrets: hasFiles ? {} : secrets });
  requireProven(proof);
  const isServedHere = state.answers.backend.where === 'this-laptop';
  deps.secrets.written(id, isServedHere);
  if (key !== undefined && isServedHere) keepKeyHash(deps, id, hashKey(readAuthorizationKey(key)));
  const next = deps.store.update(id, (job) => ({
    ...job,
    interruptionSeen: newestEntryNumber(deps),
    written: { ...job.written, settings: true },
    backEnd: {
      ...job.backEnd,
      writtenAnswers: answersText(job),
      trial: { state: 'none', isRunning: false, atMs: null, endsAtMs: null },
    },
  }));
  const untold = untoldRows({ key, caPem: hasNewCa ? caPem : undefined, clientPem });
  return { state: next, proof: [...untold, ...proof] };
};
