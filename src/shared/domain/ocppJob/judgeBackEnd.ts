import type { Attempt } from '#shared/domain/ocppBackEnd/ladder.ts';
import type { BackEndReason } from './backEndReasons.ts';
import type { OcppStatus } from './ocppStatus.ts';

/** What came of a trial or of the wait for a charger, with the parameters of its text. */
export interface BackEndVerdict {
  readonly verdict: 'pass' | 'warn' | 'fail' | 'not-proven';
  readonly reason: BackEndReason;
  readonly params: Readonly<Record<string, string | number>>;
}

export const backEndVerdict = (
  verdict: BackEndVerdict['verdict'],
  reason: BackEndReason,
  params: BackEndVerdict['params'] = {},
): BackEndVerdict => ({ verdict, reason, params });

const byStatus: Readonly<Partial<Record<OcppStatus, BackEndReason>>> = {
  pending: 'back-end-pending',
  rejected: 'back-end-rejected',
  'tls-error': 'back-end-tls-error',
};

/**
 * Why a charger was not accepted within the time: what the local back end refused it for, else what the charger says
 * itself, else that nobody has heard of it.
 */
export const whyNotAccepted = (
  withinS: number,
  seen: { readonly status: OcppStatus | null; readonly attempt: Attempt | undefined },
): BackEndVerdict => {
  const { status, attempt } = seen;
  if (attempt?.failed != null && attempt.diagnosis !== null)
    return backEndVerdict('fail', 'back-end-refused-here', { diagnosis: attempt.diagnosis });
  if (status === null) return backEndVerdict('not-proven', 'back-end-not-seen', { withinS });
  return backEndVerdict('fail', byStatus[status] ?? 'back-end-not-reached', { withinS });
};
