import { useTranslation } from 'react-i18next';
import type { LadderStep } from '#renderer/features/ocpp/ladder/Ladder.tsx';
import { useAttemptSteps } from '#renderer/features/ocpp/ladder/useAttemptSteps.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { backendDefaults } from '#shared/domain/ocppJob/backendAnswers.ts';
import type { ProofState } from './proofState.ts';

const STAGES = ['connecting', 'pending', 'accepted'] as const;
/** Profiles from here on are encrypted. */
const FIRST_SECURE = 2;

/** Where it failed: told by the charger, or where it stood when the time was over. */
const failedStage = ({ lastOn, verdict }: ProofState, reached: number): number | null => {
  if (lastOn === 'tls-error') return 0;
  if (lastOn === 'rejected') return 1;
  return verdict?.verdict === 'fail' ? Math.max(0, reached) : null;
};

/** How far the charger says it has come: looking for its back end, announced, accepted. */
const useStatusSteps = (state: ProofState): readonly LadderStep[] => {
  const { t } = useTranslation('ocppJob');
  const { lastOn } = state;
  const reached = STAGES.findIndex((stage) => stage === lastOn);
  const failedAt = failedStage(state, reached);
  return STAGES.map((stage, index): LadderStep => {
    const step = { key: stage, title: t(`stage.${stage}`) };
    if (failedAt === index) {
      const told = lastOn === 'tls-error' || lastOn === 'rejected' ? lastOn : 'not-reached';
      const seen = told === 'not-reached' ? t('stage.notReached') : t(`status.${told}`);
      return { ...step, state: 'failed', lines: [{ seen, todo: t(`statusTodo.${told}`) }] };
    }
    const isPassed = index < (failedAt ?? reached) || (index === reached && stage === 'accepted');
    return { ...step, state: isPassed ? 'passed' : failedAt === null ? 'waiting' : 'unchecked', lines: [] };
  });
};

/** The ladder to show: of the newest attempt here, or what the charger says of a back end elsewhere. */
export const useProofSteps = (state: ProofState): readonly LadderStep[] => {
  const { where, profile = backendDefaults.profile } = useJob().answers.backend;
  const stepsOf = useAttemptSteps();
  const ofStatus = useStatusSteps(state);
  const [newest] = state.attempts;
  if (where !== 'this-laptop') return ofStatus;
  return newest === undefined
    ? []
    : stepsOf({ ...newest, peer: '', identity: null }, profile >= FIRST_SECURE);
};
