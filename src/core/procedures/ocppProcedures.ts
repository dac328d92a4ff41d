import { implement } from '@orpc/server';
import type { Jobs } from '#core/commissioning/createJobs.ts';
import type { ConfigurationDeps } from '#core/configuration/configurationContext.ts';
import { systemProbeDeps } from '#core/ocpp/probe/probeDeps.ts';
import { runProbe } from '#core/ocpp/probe/runProbe.ts';
import {
  type CertificateReading,
  readCertificates,
} from '#core/provisioning/certificates/readCertificates.ts';
import { sourceBytes } from '#core/provisioning/certificates/sourceBytes.ts';
import {
  type CertificateReadingView,
  ocppContract,
  type ProbeEventView,
  type TargetCheckView,
} from '#shared/contract/ocpp.ts';
import { checkTarget, type TargetCheck } from '#shared/domain/ocpp/checkTarget.ts';
import { generalLimits } from '#shared/domain/ocpp/ocppLimits.ts';
import type { ReportUnexpected } from './errorBoundary.ts';
import { testStream } from './streams.ts';

export interface OcppProcedureDeps {
  readonly work: ConfigurationDeps;
  readonly jobs: Jobs;
  readonly unexpected: ReportUnexpected;
}

const viewCheck = ({ findings, ok, url, identity, connectionUrl }: TargetCheck): TargetCheckView => ({
  findings: findings.map((finding) => ({ ...finding, params: { ...finding.params } })),
  ok,
  url,
  identity,
  connectionUrl,
});

/** What may leave the core: of a client file not even its sent form, which holds the key. */
const viewCertificates = ({ set, findings, ok, pem }: CertificateReading): CertificateReadingView => ({
  set: { ...set, certificates: set.certificates.map((each) => ({ ...each, names: [...each.names] })) },
  findings: findings.map(({ code, severity, params }) => ({ code, severity, params: { ...params } })),
  ok,
  pem: set.kind === 'ca' ? pem : null,
});

export const createOcppProcedures = ({ work, jobs, unexpected }: OcppProcedureDeps) => {
  const os = implement(ocppContract);
  const heldBy = (jobId: string | null): Uint8Array[] | null => {
    const pem = jobId === null ? undefined : jobs.heldClient(jobId);
    return pem === undefined ? null : [Buffer.from(pem)];
  };
  return {
    check: os.check.handler(({ input: { url, identity, limits, ...options } }) =>
      viewCheck(checkTarget({ url, identity }, { ...options, limits: limits ?? generalLimits })),
    ),
    readCertificates: os.readCertificates.handler(({ input: { kind, sources, ...facts } }) =>
      viewCertificates(
        readCertificates(kind, sources.map(sourceBytes), { ...facts, laptopMs: work.clock.nowMs() }),
      ),
    ),
    probe: os.probe.handler(({ input, signal }) =>
      testStream<ProbeEventView>(
        async (emit, stopping) => {
          const deps = systemProbeDeps(() => work.clock.nowMs());
          const verdict = await runProbe(
            { ...input, client: input.client?.map(sourceBytes) ?? heldBy(input.jobId) },
            deps,
            (result) => emit({ kind: 'rung', ...result, params: { ...result.params } }),
            stopping,
          );
          emit({ kind: 'done', ...verdict });
        },
        signal,
        unexpected,
      ),
    ),
  };
};
