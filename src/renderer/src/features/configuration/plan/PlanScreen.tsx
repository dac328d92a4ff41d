import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import type { Visit } from '#renderer/features/configuration/model/useVisit.ts';
import { InterruptedRuns } from '#renderer/features/configuration/runs/InterruptedRuns.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { AppliedView, ChangePlanView } from '#shared/contract/configuration.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { FindingList } from './FindingList.tsx';
import { LeaveGuard } from './LeaveGuard.tsx';
import { NewPinFields } from './NewPinFields.tsx';
import { NotRestorable } from './NotRestorable.tsx';
import { PlanBar } from './PlanBar.tsx';
import { PlanSteps } from './PlanSteps.tsx';
import type { EditedSource, PlanSource } from './planSource.ts';
import { StoppedNotice } from './StoppedNotice.tsx';
import { type Planning, usePlanning } from './usePlanning.ts';
import { useWriting } from './useWriting.ts';
import { WriteProgress } from './WriteProgress.tsx';

const stepKinds = (plan: ChangePlanView | null): readonly string[] =>
  plan?.steps.map(({ kind }) => kind) ?? [];

/** True when the plan closes Bluetooth on a charger that still has, or until now had, the factory PIN. */
const needsNewPin = ({ findings, steps }: ChangePlanView): boolean =>
  findings.some(({ rule }) => rule === 'plan-factory-pin') || steps.some(({ kind }) => kind === 'change-pin');

const PlanLead = ({ steps }: { steps: number }) => {
  const { t } = useTranslation('configuration');
  return steps === 0 ? (
    <EmptyState title={t('plan.empty.title')}>{t('plan.empty.text')}</EmptyState>
  ) : (
    <p>{t('plan.lead', { count: steps })}</p>
  );
};

const NoPlan = (props: { error: Planning['error']; onAgain: () => void; onBack: () => void }) => {
  const { t } = useTranslation('configuration');
  return (
    <>
      <BridgeErrorPanel
        error={props.error}
        action={<Button onClick={props.onAgain}>{t('plan.again')}</Button>}
      />
      <div>
        <Button onClick={props.onBack}>{t('plan.back')}</Button>
      </div>
    </>
  );
};

interface PlanScreenProps {
  readonly visit: Visit;
  readonly source: PlanSource;
  /** What the person saw when editing, to tell what has moved since. */
  readonly seen: PointValues;
  /** The charger's values as the log has them. */
  readonly now: PointValues;
  /** The door this plan was made through is still open. */
  readonly isPresent: boolean;
  readonly onBack: () => void;
  /** Somebody else changed the charger meanwhile, so nothing was stored. */
  readonly onStale: (source: EditedSource) => void;
  readonly onDone: (applied: AppliedView) => void;
}

/** What would be written and why it may not be; then the writing itself, followed to its proof. */
export const PlanScreen = (props: PlanScreenProps) => {
  const { t } = useTranslation('configuration');
  const { visit, source } = props;
  // Reading again for the plan must not change what the person saw.
  const [seen] = useState(props.seen);
  const planning = usePlanning(visit, source);
  const writing = useWriting(props.onDone);
  const { plan, newPin } = planning;
  const { onStale } = props;
  const isStale = (planning.error ?? writing.error)?.code === 'commit.stale-generation';
  useEffect(() => {
    if (isStale && source.kind !== 'rollback') onStale(source);
  });
  const planAgain = () => {
    writing.clear();
    void planning.again();
  };
  if (planning.isRunning) {
    return <WriteProgress steps={[]} progress={planning.progress} onCancel={props.onBack} />;
  }
  if (plan === null) {
    return <NoPlan error={planning.error} onAgain={planAgain} onBack={props.onBack} />;
  }
  if (writing.isRunning) {
    return (
      <>
        <LeaveGuard isActive />
        <WriteProgress steps={stepKinds(plan)} progress={writing.progress} onCancel={writing.cancel} />
        <PlanSteps plan={plan} seen={seen} />
      </>
    );
  }
  return (
    <>
      <BridgeErrorPanel error={writing.error} />
      {writing.error === null ? null : <InterruptedRuns serial={plan.serial} />}
      <StoppedNotice writing={writing} />
      <PlanLead steps={plan.steps.length} />
      <FindingList findings={plan.findings} title={t('plan.findings')} />
      {needsNewPin(plan) ? (
        <NewPinFields
          action={t('newPin.use')}
          busy={planning.isRunning}
          isChosen={newPin !== null}
          onChosen={(pin) => void planning.withPin(pin)}
        />
      ) : null}
      <PlanSteps plan={plan} seen={seen} />
      <NotRestorable rows={planning.notRestorable} />
      <PlanBar
        plan={plan}
        now={props.now}
        isBlocked={writing.error !== null || writing.isStopped}
        onBack={props.onBack}
        onAgain={props.isPresent ? planAgain : undefined}
        onWrite={() => void writing.run({ visit, source, newPin, generation: plan.generation })}
      />
    </>
  );
};
