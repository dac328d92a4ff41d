import type { ChainReport, SiteLog } from '#core/ports/siteLog.ts';
import { appError } from '#shared/errors/appError.ts';

/** Checks the whole chain; throws `log.chain-broken` with the number of the first entry that does not fit. */
export const verifyLog = (log: Pick<SiteLog, 'verify'>): ChainReport => {
  const report = log.verify();
  if (report.brokenAt !== null) throw appError('log.chain-broken', { entry: report.brokenAt });
  return report;
};
