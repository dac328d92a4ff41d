import { implement } from '@orpc/server';
import type { SiteTests } from '#core/loadbalancing/siteTest/createSiteTests.ts';
import { type SiteTestEvent, siteTestContract } from '#shared/contract/siteTest.ts';
import type { ReportUnexpected } from './errorBoundary.ts';
import { testStream } from './streams.ts';

export interface SiteTestProcedureDeps {
  readonly siteTests: SiteTests;
  readonly unexpected: ReportUnexpected;
}

export const createSiteTestProcedures = ({ siteTests, unexpected }: SiteTestProcedureDeps) => {
  const os = implement(siteTestContract);
  return {
    preview: os.preview.handler(({ input }) => {
      const { items, totalS, refusals, site } = siteTests.preview(input);
      return {
        items: items.map((item) => ({ ...item })),
        totalS,
        chargers: (site?.chargers ?? []).map(({ id, name, node }) => ({ id, name: name ?? id, node })),
        refusals: refusals.map((finding) => ({ ...finding, params: { ...finding.params } })),
      };
    }),
    run: os.run.handler(({ input, signal }) =>
      testStream<SiteTestEvent>(
        async (emit, stopping) => {
          const { pin, ...choice } = input;
          const result = await siteTests.run({ ...choice, pin }, { emit, signal: stopping });
          emit({ kind: 'done', result });
        },
        signal,
        unexpected,
      ),
    ),
  };
};
