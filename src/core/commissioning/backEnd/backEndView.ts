import { createHash, X509Certificate } from 'node:crypto';
import type { JobDeps } from '#core/commissioning/jobContext.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import { certificateViews } from '#core/provisioning/certificates/certificateView.ts';
import type { JobBackEnd } from '#shared/contract/ocppJob.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { checkIdentity } from '#shared/domain/ocpp/checkIdentity.ts';
import { checkTarget, type TargetCheck } from '#shared/domain/ocpp/checkTarget.ts';
import { generalLimits } from '#shared/domain/ocpp/ocppLimits.ts';
import { backendDefaults } from '#shared/domain/ocppJob/backendAnswers.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { BackEndSecrets, ClientFrom } from './jobSecrets.ts';

const confirmedCommitBit = 30;
export const keyPoint = 'ocpp.authorizationKey';

/** SHA-256 of a certificate's text, to know it again. */
export const fingerprintOf = (pem: string): string => createHash('sha256').update(pem).digest('hex');

/** Address, identity and profile of a job against the rules, with the limits of its charger. */
export const checkedTarget = (
  state: JobState,
  isPractice: boolean,
  others: readonly string[] = [],
): TargetCheck => {
  const { url = '', identity = '', profile = backendDefaults.profile } = state.answers.backend;
  const limits = state.backEnd.limits ?? generalLimits;
  // The certificate of the local back end names the address it listens at.
  const certifiesAddress = state.answers.backend.where === 'this-laptop';
  return checkTarget({ url, identity }, { profile, limits, isPractice, certifiesAddress, others });
};

/** The identity as it is written and comes back; null while a rule blocks it. */
export const checkedIdentity = ({ answers, backEnd }: JobState): string | null => {
  const { identity = '', profile = backendDefaults.profile } = answers.backend;
  return checkIdentity(identity, { profile, limits: backEnd.limits ?? generalLimits }).identity;
};

/** The answers as they are compared: what only opens a rule is none of them. */
export const answersText = ({ answers }: JobState): string => {
  const { acceptsLowerProfile: _word, presetId: _preset, ...backend } = answers.backend;
  return JSON.stringify(Object.entries(backend).toSorted(([left], [right]) => (left < right ? -1 : 1)));
};

/** Whether the charger has what the answers ask for; a local back end keeps its key in memory to check it. */
export const isWritten = (state: JobState, secrets: BackEndSecrets): boolean =>
  state.written.settings &&
  state.backEnd.writtenAnswers === answersText(state) &&
  heldClient(state, secrets) === undefined &&
  (secrets.keyHex === undefined || secrets.isKeyWritten === true);

const whereOf = ({ answers }: JobState): ClientFrom => answers.backend.where ?? 'operator';

/** The charger's own certificate with its key, where the answers need it: for this profile, from where they say. */
export const heldClient = (state: JobState, { clientPem, clientFrom }: BackEndSecrets): string | undefined =>
  state.answers.backend.profile === 3 && clientFrom === whereOf(state) ? clientPem : undefined;

/** Whether this job has sent a certificate of the charger from where the answers say. */
export const hasClient = (state: JobState): boolean =>
  state.backEnd.hasClientCertificate && (state.backEnd.client?.from ?? 'operator') === whereOf(state);

/** What is public of a charger's own certificate. */
export const clientFacts = (pem: string): JobBackEnd['client'] => {
  const [own] = certificateViews([new X509Certificate(pem)]);
  if (own === undefined) return null;
  const { subject, issuer, untilMs, sha256 } = own;
  return { subject, issuer: issuer === '' ? subject : issuer, untilMs, sha256 };
};

/** True when this charger goes back by itself from settings nobody confirms. */
export const canTry = (state: JobState): boolean =>
  Math.floor((state.charger?.identity.capabilities ?? 0) / 2 ** confirmedCommitBit) % 2 === 1;

/** Whether a key lies in the charger, from this job or from before it. */
export const hasStoredKey = (state: JobState, asFound: Snapshot | undefined): boolean =>
  state.written.points.includes(keyPoint) || asFound?.secretsSet[keyPoint] === true;

/** The key that is to go into the charger, undefined when there is none or it is there. */
export const keyToWrite = ({ keyHex, isKeyWritten }: BackEndSecrets): string | undefined =>
  isKeyWritten === true ? undefined : keyHex;

/** The secret points of the settings this process holds a value for; the values stay where they are. */
export const secretsToWrite = (deps: Pick<JobDeps, 'secrets'>, { id }: JobState): PointValues =>
  keyToWrite(deps.secrets.of(id)) === undefined ? {} : { [keyPoint]: null };

/** Which door is left for this program after the activation: the one it uses, when that is no Bluetooth. */
export const doorAfter = (state: JobState): JobBackEnd['doorAfter'] =>
  state.charger?.target.startsWith('modbus:') === true ? 'modbus' : 'none';

const publicOf = (client: JobState['backEnd']['client']): JobBackEnd['client'] => {
  if (client === null) return null;
  const { from: _from, ...facts } = client;
  return facts;
};

/** The back end of a job as the interface shows it; null for another kind. */
export const viewBackEnd = (
  state: JobState,
  facts: {
    readonly isPractice: boolean;
    /** Of other chargers at the same back end. */
    readonly others: readonly string[];
    readonly asFound: Snapshot | undefined;
    readonly secrets: BackEndSecrets;
  },
): JobBackEnd | null => {
  if (state.kind !== 'ocpp') return null;
  const { isPractice, others, asFound, secrets } = facts;
  const { caPem } = state.answers.backend;
  const { caSha256, client, trial, activation, proof } = state.backEnd;
  const held = heldClient(state, secrets);
  const { findings, ok, url, identity, connectionUrl } = checkedTarget(state, isPractice, others);
  const isCaSent = caPem !== undefined && caSha256 === fingerprintOf(caPem);
  return {
    check: {
      findings: findings.map((finding) => ({ ...finding, params: { ...finding.params } })),
      ...{ ok, url, identity, connectionUrl },
    },
    key: keyToWrite(secrets) !== undefined ? 'held' : hasStoredKey(state, asFound) ? 'in-charger' : 'none',
    clientCertificate: held !== undefined ? 'held' : hasClient(state) ? 'in-charger' : 'none',
    client: held !== undefined ? clientFacts(held) : hasClient(state) ? publicOf(client) : null,
    ca: isCaSent ? 'in-charger' : caPem !== undefined ? 'given' : 'none',
    canTry: canTry(state),
    isWritten: isWritten(state, secrets),
    trial,
    activation: activation === 'begun' ? 'unknown' : activation,
    doorAfter: doorAfter(state),
    proof,
  };
};
