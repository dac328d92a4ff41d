import type { JobDeps } from '#core/commissioning/jobContext.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { BackEndOutcome } from '#shared/domain/ocppJob/backEndJobVerdict.ts';
import { backendDefaults } from '#shared/domain/ocppJob/backendAnswers.ts';
import { checkedTarget, hasClient } from './backEndView.ts';

/** What a job has come to, for its verdict. */
export const backEndOutcome = (
  { answers, backEnd }: JobState,
  findings: readonly Finding[],
): BackEndOutcome => ({
  findings,
  isActivated: backEnd.activation !== 'none',
  isTest: answers.backend.where === 'this-laptop',
  wasAcceptedOnTrial: backEnd.trial.state === 'accepted',
  proof: backEnd.proof,
});

/** What the log keeps of the back end: what the operator's sheet says, no secrets. */
export const backEndSheet = (
  deps: JobDeps,
  state: JobState,
): Readonly<Record<string, string | number | boolean | null>> => {
  const { where = null, profile = backendDefaults.profile } = state.answers.backend;
  const isPractice =
    (deps.log.site(state.siteId)?.practice ?? false) || state.charger?.identity.practice === true;
  const { url, identity, connectionUrl } = checkedTarget(state, isPractice);
  const { caSha256, client, trial, activation, proof } = state.backEnd;
  return {
    ...{ where, url, identity, connectionUrl, profile },
    caFileSha256: caSha256,
    hasClientCertificate: hasClient(state),
    clientFingerprint: hasClient(state) ? (client?.sha256 ?? null) : null,
    trial: trial.state,
    activation,
    proof,
  };
};
