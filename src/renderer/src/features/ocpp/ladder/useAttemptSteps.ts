import { useTranslation } from 'react-i18next';
import type { BackEndView } from '#shared/contract/backEnd.ts';
import { isAtLeast, type Rung, rungs } from '#shared/domain/ocppBackEnd/ladder.ts';
import type { LadderStep, StepState } from './Ladder.tsx';

export type AttemptView = BackEndView['attempts'][number];

const stateOf = (attempt: AttemptView, rung: Rung): StepState => {
  if (attempt.failed === rung) return 'failed';
  if (isAtLeast(attempt.reached, rung)) return 'passed';
  return attempt.failed === null ? 'waiting' : 'unchecked';
};

/** A charger's attempt to connect to the local back end as rungs; without TLS that rung is left out. */
export const useAttemptSteps = () => {
  const { t } = useTranslation('backEnd');
  return (attempt: AttemptView, isSecure: boolean): readonly LadderStep[] =>
    rungs
      .filter((rung) => rung !== 'tls' || isSecure || attempt.failed === 'tls')
      .map((rung) => {
        const { diagnosis, seen } = attempt;
        const isHere = attempt.failed === rung && diagnosis !== null;
        const line = isHere && {
          seen: t(`diagnosis.${diagnosis}.seen`),
          ...(seen === '' ? {} : { means: t('ladder.asSeen', { seen }) }),
          todo: t(`diagnosis.${diagnosis}.todo`),
        };
        return {
          key: rung,
          title: t(`ladder.rung.${rung}`),
          state: stateOf(attempt, rung),
          lines: line ? [line] : [],
        };
      });
};
