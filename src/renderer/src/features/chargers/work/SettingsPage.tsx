import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { AccessPanel } from '#renderer/features/chargers/AccessPanel.tsx';
import '#renderer/features/configuration/configuration.css';
import { MergeScreen } from '#renderer/features/configuration/merge/MergeScreen.tsx';
import type { Visit } from '#renderer/features/configuration/model/useVisit.ts';
import { PlanScreen } from '#renderer/features/configuration/plan/PlanScreen.tsx';
import { ProofScreen } from '#renderer/features/configuration/plan/ProofScreen.tsx';
import { WriteProgress } from '#renderer/features/configuration/plan/WriteProgress.tsx';
import { ReadAgain } from '#renderer/features/configuration/ReadAgain.tsx';
import { InterruptedRuns } from '#renderer/features/configuration/runs/InterruptedRuns.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import type { AppliedView } from '#shared/contract/configuration.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import { type FeatureName, offeredFeature } from '#shared/domain/charger/capabilities/offered.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { ChargerScreen } from './ChargerScreen.tsx';
import { useRuleText } from './useRuleText.ts';
import { type SettingsPhase, type SettingsWork, useSettingsWork } from './useSettingsWork.ts';
import { type ThisCharger, useThisCharger } from './useThisCharger.ts';

export type ReadWork = SettingsWork & { readonly found: PointValues };

interface PageProps {
  /** Keeps this page's changes apart from those of other pages. */
  readonly page: string;
  readonly title: string;
  /** What the charger has to be able to do. */
  readonly feature: FeatureName;
  /** After writing, before the proof is shown. */
  readonly onApplied?: ((applied: AppliedView, visit: Visit) => void) | undefined;
  /** Stands above the proof. */
  readonly proofNote?: ReactNode;
  readonly children: (work: ReadWork) => ReactNode;
}

/** Every flag of the Modbus server: what a door does not let through the plan says, with its reason. */
const anyDoor = 7;

const cannot = (feature: FeatureName, device: DeviceView) => {
  const { model, phases, firmware, capabilities } = device.identity;
  const offer = offeredFeature(feature, {
    ...{ model, phases, firmware, capabilities, firmwareNumber: null, door: device.door },
    ...{ access: device.access, modbusFlags: anyDoor, isCarPlugged: null },
  });
  return offer.isOffered || offer.isRemovable ? null : offer;
};

const Editing = ({ work, children }: { work: SettingsWork; children: PageProps['children'] }) => {
  const { t } = useTranslation(['configuration', 'pages']);
  const { device, reading, found, takenAtMs } = work;
  return (
    <>
      {device.jobId === null ? null : <NoticePanel>{t('pages:charger.heldByJob')}</NoticePanel>}
      {device.isOpen && device.access.state !== 'open' ? <AccessPanel device={device} /> : null}
      <InterruptedRuns serial={device.identity.serial} />
      <BridgeErrorPanel error={reading.error} onRetry={() => void reading.readAgain()} />
      {reading.isAsked ? (
        <WriteProgress steps={[]} progress={reading.progress} onCancel={reading.cancel} />
      ) : takenAtMs === null ? null : (
        <ReadAgain reading={reading} canRead={work.canRead} takenAtMs={takenAtMs} />
      )}
      {found === null ? (
        <p className="nx-muted">{t(reading.isRunning ? 'phase.reading' : 'notRead')}</p>
      ) : (
        children({ ...work, found })
      )}
    </>
  );
};

type PhaseProps = Pick<PageProps, 'onApplied' | 'proofNote' | 'children'> & {
  readonly work: SettingsWork;
  readonly isPresent: boolean;
};

const Phases = (props: PhaseProps) => {
  const { work } = props;
  const { phase, device, found } = work;
  switch (phase.kind) {
    case 'edit':
      return <Editing work={work}>{props.children}</Editing>;
    case 'plan':
      return (
        <PlanScreen
          key={phase.source.kind}
          visit={work.visit}
          source={phase.source}
          seen={phase.source.kind === 'rollback' ? {} : (found ?? {})}
          now={found ?? {}}
          isPresent={props.isPresent}
          onBack={work.toEdit}
          onStale={work.toMerge}
          onDone={(applied) => {
            props.onApplied?.(applied, work.visit);
            work.finish(applied);
          }}
        />
      );
    case 'merge':
      return (
        <MergeScreen
          visit={work.visit}
          source={phase.source}
          onBack={work.toEdit}
          onMerged={work.finishMerge}
        />
      );
    case 'proof': {
      const { applied } = phase;
      return (
        <>
          {props.proofNote}
          <ProofScreen
            applied={applied}
            deviceId={device.id}
            onBack={work.toEdit}
            onUndo={
              phase.canUndo && work.canWrite && applied.proof.length > 0
                ? () => work.toPlan({ kind: 'rollback', snapshotId: applied.snapshotId })
                : undefined
            }
          />
        </>
      );
    }
    default:
      return phase satisfies never;
  }
};

const titleOf = (phase: SettingsPhase) => {
  if (phase.kind === 'edit') return null;
  if (phase.kind === 'merge') return 'mergeTitle';
  return phase.kind === 'plan' ? (`plan.title.${phase.source.kind}` as const) : 'proof.title';
};

const Bench = (props: PageProps & { device: DeviceView; charger: ThisCharger }) => {
  const { t } = useTranslation('configuration');
  const ruleText = useRuleText('');
  const { device, charger, title } = props;
  const work = useSettingsWork(device, charger.isPresent, props.page);
  const { phase } = work;
  const ownTitle = titleOf(phase);
  const missing = cannot(props.feature, device);
  return (
    <ChargerScreen
      title={ownTitle === null ? title : t(ownTitle)}
      charger={charger}
      focusKey={phase.kind}
      isProven={phase.kind === 'proof'}
    >
      {missing === null ? (
        <Phases
          work={work}
          isPresent={charger.isPresent}
          onApplied={props.onApplied}
          proofNote={props.proofNote}
        >
          {props.children}
        </Phases>
      ) : (
        <EmptyState title={ruleText('notOffered', missing.reason, missing.params)} />
      )}
    </ChargerScreen>
  );
};

/** A page of stored settings: changed here, written through a plan, proven; nothing is sent before that. */
export const SettingsPage = (props: PageProps) => {
  const charger = useThisCharger();
  const { device } = charger;
  return device === undefined ? (
    <ChargerScreen title={props.title} charger={charger}>
      {null}
    </ChargerScreen>
  ) : (
    <Bench key={device.id} {...props} device={device} charger={charger} />
  );
};
