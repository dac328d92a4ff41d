import { implement } from '@orpc/server';
import { historyCsv } from '#core/charger/history/historyCsv.ts';
import { historyView } from '#core/charger/history/historyView.ts';
import { takeHistory } from '#core/charger/history/takeHistory.ts';
import type { ConfigurationDeps } from '#core/configuration/configurationContext.ts';
import { historyContract } from '#shared/contract/history.ts';
import { freeSession } from './chargerProcedures.ts';
import type { ReportUnexpected } from './errorBoundary.ts';
import { progressStream } from './streams.ts';

export interface HistoryProcedureDeps {
  readonly work: ConfigurationDeps;
  readonly unexpected: ReportUnexpected;
}

export const createHistoryProcedures = ({ work, unexpected }: HistoryProcedureDeps) => {
  const os = implement(historyContract);
  const { log } = work;
  return {
    take: os.take.handler(({ input, signal }) =>
      progressStream(
        (report, stopping) =>
          takeHistory(work, freeSession(work, input.deviceId), {
            signal: stopping,
            onProgress: (done, total) => report('reading', done, total),
          }),
        signal,
        unexpected,
      ),
    ),
    list: os.list.handler(({ input }) => {
      const { records, weeks, cards, cardNames, ...rest } = historyView(log, input.serial, input.filter);
      return {
        ...rest,
        cardNames: { ...cardNames },
        records: [...records],
        weeks: [...weeks],
        cards: [...cards],
      };
    }),
    csv: os.csv.handler(({ input }) => ({
      fileName: `charges-${input.serial}-${new Date(work.clock.nowMs()).toISOString().slice(0, 10)}.csv`,
      text: historyCsv(log, input.serial, input.filter),
    })),
  };
};
