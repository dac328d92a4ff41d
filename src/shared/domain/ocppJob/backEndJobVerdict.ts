import { type Finding, openPoints } from '#shared/domain/finding.ts';
import type { JobVerdict } from '#shared/domain/jobVerdict.ts';
import { ocppJobFinding } from './ocppJobRules.ts';

/** What a job of kind `ocpp` has come to. */
export interface BackEndOutcome {
  /** All findings of the review. */
  readonly findings: readonly Finding[];
  readonly isActivated: boolean;
  readonly isTest: boolean;
  readonly wasAcceptedOnTrial: boolean;
  readonly proof: 'none' | 'proven' | 'seen-by-person' | 'not-seen';
}

/**
 * "Commissioned" needs the charger activated and seen by this program at the back end it stays with: now, or on trial
 * with a person's word that it is there now. Anything else is "configured", with what is missing.
 */
export const backEndJobVerdict = (outcome: BackEndOutcome): JobVerdict => {
  const { findings, isActivated, isTest, wasAcceptedOnTrial, proof } = outcome;
  const isOnWord = proof === 'seen-by-person';
  const isSeen = proof === 'proven' || (isOnWord && wasAcceptedOnTrial);
  const missing: Finding[] = [
    ...findings.filter(({ level }) => level === 'refuse'),
    ...(isActivated ? [] : [ocppJobFinding('ocpp-not-activated', null, {})]),
    ...(isActivated && !isSeen && !isOnWord ? [ocppJobFinding('ocpp-not-proven', null, {})] : []),
    ...(isActivated && isOnWord && !isSeen ? [ocppJobFinding('ocpp-seen-by-person', null, {})] : []),
    ...(isTest ? [ocppJobFinding('ocpp-test-back-end', null, {})] : []),
  ];
  const known = new Set(missing.map(({ rule }) => rule));
  const rest = openPoints([
    ...findings,
    ...(isOnWord && isSeen ? [ocppJobFinding('ocpp-seen-by-person', null, {})] : []),
  ]).filter(({ rule }) => !known.has(rule));
  return {
    result: missing.length === 0 ? 'commissioned' : 'configured',
    missing,
    openPoints: [...missing, ...rest],
  };
};
