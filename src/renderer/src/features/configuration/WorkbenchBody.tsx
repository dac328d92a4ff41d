import type { DeviceView } from '#shared/contract/devices.ts';
import { MergeScreen } from './merge/MergeScreen.tsx';
import type { Current } from './model/useCurrent.ts';
import { useVisit } from './model/useVisit.ts';
import type { Work } from './model/useWork.ts';
import { PlanScreen } from './plan/PlanScreen.tsx';
import { ProofScreen } from './plan/ProofScreen.tsx';
import { ResumeScreen } from './runs/ResumeScreen.tsx';
import { ValuesScreen } from './ValuesScreen.tsx';

type ProofPhase = Extract<Work['phase'], { kind: 'proof' }>;

/** The proof of what was written, and the way back to what was there before where there is one. */
const Proof = (
  props: Pick<Work, 'toValues' | 'toPlan'> & { device: DeviceView; phase: ProofPhase; canWrite: boolean },
) => {
  const { applied, canUndo } = props.phase;
  const isUndoable = canUndo && props.canWrite && applied.proof.length > 0;
  const undo = () => props.toPlan({ kind: 'rollback', snapshotId: applied.snapshotId });
  return (
    <ProofScreen
      applied={applied}
      deviceId={props.device.id}
      onBack={props.toValues}
      onUndo={isUndoable ? undo : undefined}
    />
  );
};

/** The screen that belongs to what the page is at. */
export const WorkbenchBody = (props: {
  device: DeviceView;
  canRead: boolean;
  canWrite: boolean;
  current: Current;
  work: Work;
}) => {
  const { device, current } = props;
  const { phase, toValues, toPlan, toMerge, finish } = props.work;
  const visit = useVisit(device);
  const seen = current.snapshot?.values ?? {};
  switch (phase.kind) {
    case 'values':
      return (
        <ValuesScreen
          {...{ device, visit, current }}
          canRead={props.canRead}
          canWrite={props.canWrite}
          onPlan={toPlan}
        />
      );
    case 'plan':
      return (
        <PlanScreen
          key={phase.source.kind === 'rollback' ? phase.source.snapshotId : phase.source.kind}
          visit={visit}
          source={phase.source}
          seen={phase.source.kind === 'rollback' ? {} : seen}
          now={seen}
          isPresent={props.canRead}
          onBack={toValues}
          onStale={toMerge}
          onDone={(applied) => void finish(applied)}
        />
      );
    case 'merge': {
      const { finishMerge } = props.work;
      return <MergeScreen visit={visit} source={phase.source} onBack={toValues} onMerged={finishMerge} />;
    }
    case 'resume':
      return (
        <ResumeScreen
          run={phase.run}
          device={device}
          seen={seen}
          onBack={toValues}
          onDone={(applied) => void finish(applied)}
        />
      );
    case 'proof':
      return <Proof {...{ device, phase, toValues, toPlan }} canWrite={props.canWrite} />;
    default:
      return phase satisfies never;
  }
};
