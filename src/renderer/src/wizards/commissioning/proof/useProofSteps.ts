import { useTranslation } from 'react-i18next';
import type { LadderStep } from '#renderer/features/ocpp/ladder/Ladder.tsx';
import { useAttemptSteps } from '#renderer/features/ocpp/ladder/useAttemptSteps.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { backendDefaults } from '#shared/domain/ocppJob/backendAnswers.ts';
import type { OcppStatus } from '#shared/domain/ocppJob/ocppStatus.ts';
import type { ProofState } from './proofState.ts';

const STAGES = ['connecting', 'pending', 'accepted'] as const;
/** Profiles from here on are encrypted. */
const FIRST_SECURE = 2;

/** How far the charger says it has come: looking for its back end, announced, accepted. */
const useStatusSteps = (status: OcppStatus | null): readonly LadderStep[] => {
  const { t } = useTranslation('ocppJob');
  const reached = STAGES.findIndex((stage) => stage === status);
  const failedAt = status === 'tls-error' ? 0 : status === 'rejected' ? 1 : null;
  return STAGES.map((stage, index): LadderStep => {
    const step = { key: stage, title: t(`stage.${stage}`) };
    if (failedAt === index && (status === 'tls-error' || status === 'rejected'))
      return {
        ...step,
        state: 'failed',
        lines: [{ seen: t(`status.${status}`), todo: t(`statusTodo.${status}`) }],
      };
    const isPassed = index < (failedAt ?? reached) || (index === reached && stage === 'accepted');
    return { ...step, state: isPassed ? 'passed' : failedAt === null ? 'waiting' : 'unchecked', lines: [] };
  });
};

/** The ladder to show: of the newest attempt here, or what the charger says of a back end elsewhere. */
export const useProofSteps = (state: ProofState): readonly LadderStep[] => {
  const { where, profile = backendDefaults.profile } = useJob().answers.backend;
  const stepsOf = useAttemptSteps();
  const ofStatus = useStatusSteps(state.status);
  const [newest] = state.attempts;
  if (where !== 'this-laptop') return ofStatus;
  return newest === undefined
    ? []
    : stepsOf({ ...newest, peer: '', identity: null }, profile >= FIRST_SECURE);
};
