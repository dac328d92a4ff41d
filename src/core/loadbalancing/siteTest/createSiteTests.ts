import { randomUUID } from 'node:crypto';
import type { MeterSessions } from '#core/devices/meters/createMeterSessions.ts';
import type { OpenDevices } from '#core/devices/openDevices.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { SiteTestEvent, SiteTestResult } from '#shared/contract/siteTest.ts';
import {
  planSiteTest,
  type SiteTest,
  type SiteTestPlan,
} from '#shared/domain/balancing/commissioning/siteTestPlan.ts';
import { type Site, siteSchema } from '#shared/domain/balancing/site/siteSchema.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import { openSiteBench } from './openSiteBench.ts';
import { runSiteTest } from './runSiteTest.ts';
import { siteTestRefusals } from './siteTestRefusals.ts';

export interface SiteTestDeps {
  readonly log: SiteLog;
  readonly clock: Clock;
  readonly devices: OpenDevices;
  readonly meters: Pick<MeterSessions, 'open'>;
  readonly person: () => string;
}

export interface SiteTestChoice {
  readonly siteId: string;
  readonly tests: readonly SiteTest[];
  readonly chargers: readonly string[];
}

export interface SiteTestPreview extends SiteTestPlan {
  readonly site: Site | null;
  readonly refusals: readonly Finding[];
}

export interface SiteTests {
  preview(choice: SiteTestChoice): SiteTestPreview;
  /** `site-test.refused`, `site-test.charger-differs`, those of opening a charger or a meter. */
  run(
    choice: SiteTestChoice & { readonly pin: string | undefined },
    events: { emit(event: SiteTestEvent): void; readonly signal: AbortSignal },
  ): Promise<SiteTestResult>;
}

const closing = async <T>(work: Promise<T>, close: () => Promise<void>): Promise<T> => {
  try {
    return await work;
  } finally {
    await close();
  }
};

const holderPrefix = 'site-test:';

/** The site whose test holds a charger under this id, in words for people; undefined when it is no test of a site. */
export const nameOfSiteTest = (log: Pick<SiteLog, 'site'>, holder: string): string | undefined => {
  const [prefix, siteId = ''] = holder.split(':');
  return `${prefix}:` === holderPrefix ? (log.site(siteId)?.name ?? siteId) : undefined;
};

/** The commissioning tests of whole sites, with begin and result in the log. */
export const createSiteTests = (deps: SiteTestDeps): SiteTests => {
  const { log, clock, devices, meters, person } = deps;
  const preview = ({ siteId, tests, chargers }: SiteTestChoice): SiteTestPreview => {
    const site = siteSchema.safeParse(log.sitePlan(siteId)?.plan).data ?? null;
    const plan = site === null ? { items: [], totalS: 0 } : planSiteTest(site, tests, chargers);
    return { ...plan, site, refusals: siteTestRefusals(site, chargers) };
  };
  const append = (
    siteId: string,
    jobId: string,
    outcome: 'open' | 'done' | 'failed',
    details: Parameters<SiteLog['append']>[0]['details'],
    errorCode: string | null = null,
  ) =>
    log.append({
      ...{ kind: 'test', outcome, siteId, jobId, errorCode, person: person(), door: 'modbus' },
      ...{ visitId: null, socketId: null, chargerSerial: null, intentId: null, snapshotId: null },
      ...{ changes: [], details: { purpose: 'site-test', ...details } },
      practice: log.site(siteId)?.practice ?? false,
    });
  return {
    preview,
    async run({ pin, ...choice }, { emit, signal }) {
      const { siteId } = choice;
      if (log.site(siteId) === undefined) throw appError('log.not-found', { what: siteId });
      const { site, refusals, ...plan } = preview(choice);
      if (site === null || refusals.length > 0)
        throw appError('site-test.refused', { rules: refusals.map(({ rule }) => rule).join(', ') });
      const holder = `${holderPrefix}${siteId}:${randomUUID()}`;
      const chosen = { tests: [...choice.tests], chargers: [...choice.chargers] };
      append(siteId, holder, 'open', chosen);
      try {
        const connecting = (charger: string) => emit({ kind: 'connecting', charger });
        const { bench, close } = await openSiteBench(
          { clock, devices, meters },
          { site, chargers: choice.chargers, holder, pin, signal, connecting },
        );
        const result = await closing(runSiteTest({ bench, plan, emit }), close);
        append(siteId, holder, result.verdict === 'fail' ? 'failed' : 'done', { ...chosen, result });
        return result;
      } catch (error) {
        const isCancelled = signal.aborted || error instanceof DOMException;
        const code = isAppError(error) ? error.code : 'internal.unexpected';
        append(siteId, holder, 'failed', chosen, isCancelled ? 'job.cancelled' : code);
        throw error;
      }
    },
  };
};
