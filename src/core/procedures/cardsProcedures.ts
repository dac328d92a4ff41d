import { implement } from '@orpc/server';
import { learnCard } from '#core/charger/cards/learnCard.ts';
import type { ConfigurationDeps } from '#core/configuration/configurationContext.ts';
import { cardsContract } from '#shared/contract/cards.ts';
import { freeSession, journalAt } from './chargerProcedures.ts';
import type { ReportUnexpected } from './errorBoundary.ts';
import { progressStream } from './streams.ts';

export interface CardsProcedureDeps {
  readonly work: ConfigurationDeps;
  readonly unexpected: ReportUnexpected;
}

export const createCardsProcedures = ({ work, unexpected }: CardsProcedureDeps) => {
  const os = implement(cardsContract);
  return {
    learn: os.learn.handler(({ input, signal }) =>
      progressStream(
        async (report, stopping) => {
          const { slot, uid } = await learnCard({
            session: freeSession(work, input.deviceId),
            journal: journalAt(work, input),
            clock: work.clock,
            signal: stopping,
            onWaiting: (seconds, ofSeconds) => report('waiting', seconds, ofSeconds),
          });
          return { slot, uid };
        },
        signal,
        unexpected,
      ),
    ),
  };
};
