import { useTranslation } from 'react-i18next';
import { useErrorText } from '#renderer/app/useErrorText.ts';
import { planPhase } from '#renderer/features/configuration/model/planPhases.ts';
import type { RowState } from '#renderer/features/fleet/model/rowStates.ts';
import { useCheckText } from '#renderer/features/fleet/table/useCheckText.ts';

export interface RowText {
  /** What is being done, or what came of it. */
  readonly state: string;
  /** Why, and what to do now; empty when there is nothing to say. */
  readonly reason: string;
  readonly hint: string;
}

/** A row of a run in words. */
export const useRowText = () => {
  const { t } = useTranslation(['fleet', 'configuration']);
  const errorText = useErrorText();
  const phaseOf = (phase: string): string => {
    const known = planPhase(phase);
    return known === undefined ? t('run.connecting') : t(`configuration:phase.${known}`);
  };
  const { reasons } = useCheckText();
  return ({ outcome, phase, error, check }: RowState): RowText => {
    if (outcome === null) {
      return { state: phase === null ? t('run.waiting') : phaseOf(phase), reason: '', hint: '' };
    }
    const about = error === null ? { text: '', hint: '' } : errorText(error);
    const [why] = check === null ? [] : reasons(check);
    const leftOut = why ?? { text: t('result.leftOutText'), hint: '' };
    const stopped = { text: t('result.stoppedText'), hint: '' };
    const { text: reason, hint } = outcome === 'stopped' ? stopped : outcome === 'left-out' ? leftOut : about;
    return { state: t(`result.word.${outcome}`), reason, hint };
  };
};
