import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { HoldButton } from '#renderer/ui/HoldButton.tsx';
import { Outcome } from '#renderer/wizards/commissioning/Outcome.tsx';
import { StepFrame, type StepPrimary } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { PracticeCar } from '#renderer/wizards/commissioning/test/PracticeCar.tsx';
import { Checks } from './Checks.tsx';
import type { CrossingInHand } from './useCrossing.ts';

const SENTENCE = 'job-point-of-no-return';

/** The step at the point of no return: the sentence in full, what to do before, and how far it is. */
export const CrossingFrame = (props: {
  inHand: CrossingInHand;
  /** Held, unless it is only pressed: where the way leads back. */
  primary: { readonly holdLabel: string } | StepPrimary;
  title: string;
  steps: readonly string[];
  /** The way beside it, gone once it is begun. */
  aside: ReactNode;
  progress: ReactNode;
}) => {
  const { t } = useTranslation('wizard');
  const { inHand, primary, aside } = props;
  const { review, point, refused, crossing } = inHand;
  return (
    <StepFrame
      note={
        point === null ? undefined : (
          <span id={SENTENCE} className="nx-job-final">
            {t('pointOfNoReturn', { address: point.address, from: point.fromA, to: point.toA })}
          </span>
        )
      }
      primary={
        'onPress' in primary ? (
          primary
        ) : (
          <HoldButton
            label={primary.holdLabel}
            describedBy={SENTENCE}
            disabled={!inHand.canRun || point === null}
            onHeld={inHand.run}
          />
        )
      }
    >
      <h2>{props.title}</h2>
      <ol className="nx-job-list">
        {props.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {aside === null || crossing.isRunning ? null : <div>{aside}</div>}
      <PracticeCar />
      <BridgeErrorPanel error={review.error} onRetry={review.again} />
      <Outcome on={crossing.isRunning ? 'running' : (crossing.error?.code ?? null)}>
        <BridgeErrorPanel error={crossing.error} />
        {refused.length === 0 ? null : <Checks findings={refused} />}
        {crossing.isRunning ? props.progress : null}
      </Outcome>
    </StepFrame>
  );
};
