import { randomBytes } from 'node:crypto';
import { type JobDeps, requireStep } from '#core/commissioning/jobContext.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import { keyFromRandom } from '#shared/domain/ocpp/authorizationKey.ts';
import { checkIdentity } from '#shared/domain/ocpp/checkIdentity.ts';
import { generalLimits } from '#shared/domain/ocpp/ocppLimits.ts';
import type { BackEndStart } from '#shared/domain/ocppBackEnd/backEndState.ts';
import { backendDefaults } from '#shared/domain/ocppJob/backendAnswers.ts';
import { appError } from '#shared/errors/appError.ts';
import { hasClient, heldClient, keyPoint } from './backEndView.ts';

const randomLength = 64;
/** Long enough for a job; it stops by itself so that no port stays open behind a forgotten test. */
const servesMinutes = 120;

export const newKey = (): { readonly plain: string; readonly hex: string } =>
  // Bytes that would make some characters likelier fall away; hardly ever too many of them.
  keyFromRandom(randomBytes(randomLength)) ?? newKey();

type ServedKey = Pick<BackEndStart, 'key' | 'keyHash'>;

/**
 * The key of a local back end: the one held, the one the vault kept, the one in the charger by its hash, or a
 * new one, which is then to be written.
 */
const keyFor = (deps: JobDeps, state: JobState): ServedKey => {
  const held = deps.secrets.of(state.id).keyHex;
  if (held !== undefined) return { key: held };
  // An empty one was deleted.
  const kept = deps.keeper.meant(state.charger?.identity.serial ?? '', keyPoint) || undefined;
  const { activation, keyHash } = state.backEnd;
  // Whoever waits for an activated charger needs the key that is in it: another one only proves a wrong key.
  if (kept === undefined && keyHash !== null) return { key: null, keyHash };
  if (kept === undefined && activation !== 'none') throw appError('ocpp.key-unusable', {});
  const key = kept ?? newKey().hex;
  deps.secrets.keep(state.id, { keyHex: key });
  if (kept !== undefined && state.backEnd.writtenAnswers !== null) deps.secrets.written(state.id, true);
  return { key };
};

/** With profile 3 the charger shows a certificate this computer issues, unless it has one from this job already. */
const holdOwnClient = async (deps: JobDeps, state: JobState): Promise<void> => {
  const secrets = deps.secrets.of(state.id);
  if (heldClient(state, secrets) !== undefined || hasClient(state)) return;
  const clientPem = await deps.backEnd.issueClient(state.charger?.identity.serial ?? state.id);
  deps.secrets.keep(state.id, { clientPem, clientFrom: 'this-laptop' });
};

/** A charger that is activated knows one port only. */
const portOf = (state: JobState, asked: number): number =>
  state.backEnd.activation === 'none' ? asked : Number(new URL(state.answers.backend.url ?? '').port);

/**
 * Starts the local back end for a job on one interface of this computer. Its address and root certificate become
 * answers; its key stays here, and with profile 3 a certificate made for the charger is held until it is written.
 * Errors: `job.answers-incomplete` (identity), those of `LocalBackEnd.start`.
 */
export const serveHere = async (
  deps: JobDeps,
  id: string,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<JobState> => {
  const state = deps.store.get(id);
  const { where, identity: typed = '', profile = backendDefaults.profile } = state.answers.backend;
  requireStep(state.kind === 'ocpp' && state.open && where === 'this-laptop', 'serve-here');
  const { identity } = checkIdentity(typed, { profile, limits: state.backEnd.limits ?? generalLimits });
  if (identity === null) throw appError('job.answers-incomplete', { fields: 'identity' });
  const { heartbeatS = backendDefaults.heartbeatS } = state.answers.backend;
  const { listening } = await deps.backEnd.start({
    ...{ host, profile, port: portOf(state, port) },
    identities: [identity],
    ...(profile === 1 || profile === 2 ? keyFor(deps, state) : { key: null }),
    mode: 'report',
    minutes: servesMinutes,
    heartbeatIntervalS: heartbeatS,
  });
  if (state.backEnd.activation !== 'none' || listening === null) return state;
  if (profile === 3) await holdOwnClient(deps, state);
  const { caPem: _earlier, ...backend } = deps.store.get(id).answers.backend;
  const ca = listening.tls === null ? {} : { caPem: listening.tls.caPem };
  return deps.store.update(id, (job) => ({
    ...job,
    answers: { ...job.answers, backend: { ...backend, url: listening.url, ...ca } },
  }));
};
