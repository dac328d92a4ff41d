import type { DeviceView } from '#shared/contract/devices.ts';
import type { Current } from './model/useCurrent.ts';
import { useVisit } from './model/useVisit.ts';
import type { Work } from './model/useWork.ts';
import { PlanScreen } from './plan/PlanScreen.tsx';
import { ProofScreen } from './plan/ProofScreen.tsx';
import { ResumeScreen } from './runs/ResumeScreen.tsx';
import { ValuesScreen } from './ValuesScreen.tsx';

/** The screen that belongs to what the page is at. */
export const WorkbenchBody = (props: {
  device: DeviceView;
  isPresent: boolean;
  canTalk: boolean;
  current: Current;
  work: Work;
}) => {
  const { device, current, canTalk } = props;
  const { phase, toValues, toPlan, finish } = props.work;
  const visit = useVisit(device);
  const seen = current.snapshot?.values ?? {};
  const values = (
    <ValuesScreen device={device} visit={visit} current={current} canTalk={canTalk} onPlan={toPlan} />
  );
  switch (phase.kind) {
    case 'values':
      return values;
    case 'plan':
      return (
        <PlanScreen
          key={phase.source.kind === 'rollback' ? phase.source.snapshotId : 'edits'}
          visit={visit}
          source={phase.source}
          seen={seen}
          onBack={toValues}
          onDone={(applied) => void finish(applied)}
        />
      );
    case 'resume':
      // The PIN comes first; until then the values the log knows are shown.
      if (!canTalk) return values;
      return (
        <ResumeScreen
          run={phase.run}
          device={device}
          seen={seen}
          onBack={toValues}
          onDone={(applied) => void finish(applied)}
        />
      );
    case 'proof': {
      const { applied, canUndo } = phase;
      const isUndoable = canUndo && props.isPresent && applied.proof.length > 0;
      return (
        <ProofScreen
          applied={applied}
          deviceId={device.id}
          onBack={toValues}
          onUndo={isUndoable ? () => toPlan({ kind: 'rollback', snapshotId: applied.snapshotId }) : undefined}
        />
      );
    }
    default:
      return phase satisfies never;
  }
};
