import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useShowInFrame } from '#renderer/app/frameInfo.tsx';
import { jobStepKey } from '#renderer/i18n/jobStepKey.ts';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { JobStep } from '#shared/contract/jobs.ts';
import './wizard.css';
import { InterruptedPanel } from './InterruptedPanel.tsx';
import { LeaveButton } from './LeaveButton.tsx';
import { LeaveGuard } from './LeaveGuard.tsx';
import { useJob } from './model/jobContext.tsx';
import { isActivated } from './model/jobFacts.ts';
import { StepBar } from './StepBar.tsx';
import { BackEndStep } from './steps/backend/BackEndStep.tsx';
import { BoardStep } from './steps/board/BoardStep.tsx';
import { ChargerStep } from './steps/charger/ChargerStep.tsx';
import { DoneStep } from './steps/done/DoneStep.tsx';
import { NetworkStep } from './steps/network/NetworkStep.tsx';
import { ProveStep } from './steps/prove/ProveStep.tsx';
import { ReviewStep } from './steps/review/ReviewStep.tsx';
import { UndoDialog } from './UndoDialog.tsx';

const stepScreen = (step: JobStep) => {
  switch (step) {
    case 'charger':
      return <ChargerStep />;
    case 'board':
      return <BoardStep />;
    case 'backend':
      return <BackEndStep />;
    case 'network':
      return <NetworkStep />;
    case 'review':
      return <ReviewStep />;
    case 'prove':
      return <ProveStep />;
    case 'done':
      return <DoneStep />;
    default:
      return step satisfies never;
  }
};

/** A job, one step at a time. */
export const JobWizard = () => {
  const { t } = useTranslation(['wizard', 'common']);
  const { job, error, crossing } = useJob();
  const { identity } = job.charger ?? {};
  const { state, door } = job.connection;
  // Only its back end reaches it any more: that is no lost connection.
  const isSilent = isActivated(job) && job.backEnd?.doorAfter === 'none';
  useShowInFrame({
    place: `${job.site.name} · ${job.socketLabel}`,
    status: job.status,
    practice: job.site.practice || identity?.practice === true,
    device:
      identity === undefined || !job.open || isSilent
        ? undefined
        : {
            name: identity.name,
            door,
            rssiDbm: job.charger?.rssiDbm ?? null,
            state: state === 'none' ? 'lost' : state,
          },
  });
  return (
    <Screen
      title={t(jobStepKey(job.kind, job.step))}
      focusKey={job.step}
      lead={<StepBar />}
      actions={job.open ? <LeaveButton /> : undefined}
    >
      <InterruptedPanel />
      <BridgeErrorPanel error={error} />
      {stepScreen(crossing.isRunning ? 'review' : job.step)}
      <UndoDialog />
      <LeaveGuard />
    </Screen>
  );
};
