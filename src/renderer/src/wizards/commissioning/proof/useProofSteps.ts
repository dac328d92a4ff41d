import { useTranslation } from 'react-i18next';
import type { LadderStep } from '#renderer/features/ocpp/ladder/Ladder.tsx';
import { useAttemptSteps } from '#renderer/features/ocpp/ladder/useAttemptSteps.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { backendDefaults } from '#shared/domain/ocppJob/backendAnswers.ts';
import type { ProofState } from './proofState.ts';
import { proofStages, statusFailure } from './statusFailure.ts';

/** Profiles from here on are encrypted. */
const FIRST_SECURE = 2;

/** How far the charger says it has come: looking for its back end, announced, accepted. */
const useStatusSteps = (state: ProofState, isHere: boolean): readonly LadderStep[] => {
  const { t } = useTranslation('ocppJob');
  const { lastOn } = state;
  const reached = proofStages.findIndex((stage) => stage === lastOn);
  const failure = statusFailure(state, isHere);
  return proofStages.map((stage, index): LadderStep => {
    const step = { key: stage, title: t(`stage.${stage}`) };
    if (failure?.at === index) {
      const { why } = failure;
      const isTold = why === 'tls-error' || why === 'rejected';
      const seen = isTold ? t(`status.${why}`) : t('stage.notReached');
      return { ...step, state: 'failed', lines: [{ seen, todo: t(`statusTodo.${why}`) }] };
    }
    const isPassed = index < (failure?.at ?? reached) || (index === reached && stage === 'accepted');
    return { ...step, state: isPassed ? 'passed' : failure === null ? 'waiting' : 'unchecked', lines: [] };
  });
};

/** The ladder to show: of the newest attempt here, or what the charger says of a back end elsewhere. */
export const useProofSteps = (state: ProofState): readonly LadderStep[] => {
  const { where, profile = backendDefaults.profile } = useJob().answers.backend;
  const stepsOf = useAttemptSteps();
  const isHere = where === 'this-laptop';
  const ofStatus = useStatusSteps(state, isHere);
  const [newest] = state.attempts;
  if (!isHere) return ofStatus;
  if (newest === undefined) return state.verdict === null ? [] : ofStatus;
  return stepsOf({ ...newest, peer: '', identity: null }, profile >= FIRST_SECURE);
};
