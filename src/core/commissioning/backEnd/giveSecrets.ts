import { type JobDeps, requireStep } from '#core/commissioning/jobContext.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import { readCertificates } from '#core/provisioning/certificates/readCertificates.ts';
import { sourceBytes } from '#core/provisioning/certificates/sourceBytes.ts';
import type { CertificateSource } from '#shared/contract/ocpp.ts';
import { checkKey } from '#shared/domain/ocpp/authorizationKey.ts';
import { generalLimits } from '#shared/domain/ocpp/ocppLimits.ts';
import { appError } from '#shared/errors/appError.ts';
import { findingsDetail } from '#shared/errors/findingsDetail.ts';
import { newKey } from './serveHere.ts';

/** Secrets of a back end belong to a job of that kind whose charger is still to be written. */
const requireOpen = (state: JobState): void =>
  requireStep(state.kind === 'ocpp' && state.open && state.backEnd.activation === 'none', 'secrets');

const hexOf = (state: JobState, typed: string): string => {
  const { hex } = checkKey(typed, state.backEnd.limits ?? generalLimits);
  if (hex === null) throw appError('ocpp.key-unusable', {});
  return hex;
};

const pemOf = (deps: JobDeps, state: JobState, sources: readonly CertificateSource[]): string => {
  const { pem, findings } = readCertificates('client', sources.map(sourceBytes), {
    laptopMs: deps.clock.nowMs(),
    chargerMs: null,
    host: null,
    serial: state.charger?.identity.serial ?? null,
  });
  if (pem !== null) return pem;
  const blocking = findings.filter(({ severity }) => severity === 'block');
  const rules = blocking.map(({ code }) => code).join(', ');
  throw appError('certificate.unusable', { rules, findings: findingsDetail(blocking) });
};

/**
 * Holds secrets of a back end in memory until they are written: null forgets one, what is not given stays. Errors:
 * `ocpp.key-unusable` with no word of the key, `certificate.unusable`, `job.step-not-allowed`.
 */
export const giveSecrets = (
  deps: JobDeps,
  id: string,
  given: {
    readonly key?: string | null | undefined;
    readonly client?: readonly CertificateSource[] | null | undefined;
  },
): JobState => {
  const state = deps.store.get(id);
  requireOpen(state);
  const { key, client } = given;
  deps.secrets.keep(id, {
    ...(key === undefined ? {} : { keyHex: key === null ? null : hexOf(state, key) }),
    ...(client === undefined
      ? {}
      : { clientPem: client === null ? null : pemOf(deps, state, client), clientFrom: 'operator' }),
  });
  deps.store.touch(id);
  return state;
};

/** Makes a key, holds it, and answers it this once. */
export const generateKey = (
  deps: JobDeps,
  id: string,
): { readonly state: JobState; readonly key: { readonly plain: string; readonly hex: string } } => {
  const key = newKey();
  return { state: giveSecrets(deps, id, { key: key.hex }), key };
};
