import { useTranslation } from 'react-i18next';
import { FindingSummary } from '#renderer/wizards/commissioning/findings/FindingSummary.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useCircuit } from '#renderer/wizards/commissioning/model/useCircuit.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { isRefused } from '#shared/domain/finding.ts';
import { BreakerQuestions } from './BreakerQuestions.tsx';
import { CableQuestions } from './CableQuestions.tsx';
import { EarthingQuestion } from './EarthingQuestion.tsx';
import { Measurements } from './Measurements.tsx';
import { NeighboursQuestion } from './NeighboursQuestion.tsx';
import { PlugQuestion } from './PlugQuestion.tsx';
import { RcdQuestions } from './RcdQuestions.tsx';
import { SupplyQuestions } from './SupplyQuestions.tsx';

const SUMMARY = 'board-summary';

/** One walk at the board: everything on one screen, everything can be skipped. */
export const BoardStep = () => {
  const { t } = useTranslation(['wizard', 'common']);
  const { job, goTo } = useJob();
  const { findings } = useCircuit();
  const open = findings.filter(({ level }) => level === 'open-point').length;
  const next = () => {
    if (isRefused(findings)) {
      const summary = document.getElementById(SUMMARY);
      summary?.focus();
      summary?.scrollIntoView({ block: 'start' });
      return;
    }
    void goTo(job.kind === 'load-balancing' ? 'network' : 'review');
  };
  return (
    <StepFrame
      primary={{ label: t('common:action.next'), onPress: next }}
      note={open === 0 ? undefined : t('board.open', { count: open })}
    >
      <FindingSummary id={SUMMARY} findings={findings} />
      <PlugQuestion />
      <BreakerQuestions />
      <RcdQuestions />
      <EarthingQuestion />
      <CableQuestions />
      <NeighboursQuestion />
      {job.kind === 'load-balancing' ? <SupplyQuestions /> : null}
      <Measurements />
    </StepFrame>
  );
};
