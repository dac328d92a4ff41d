import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useShowInFrame } from '#renderer/app/frameInfo.tsx';
import { rememberCurrent } from '#renderer/app/lastCurrent.ts';
import { AccessPanel } from '#renderer/features/chargers/AccessPanel.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import { useCurrent } from './model/useCurrent.ts';
import { type Phase, useWork } from './model/useWork.ts';
import { WorkbenchBody } from './WorkbenchBody.tsx';

const titleOf = (phase: Phase) => {
  if (phase.kind === 'plan') return `plan.title.${phase.source.kind}` as const;
  if (phase.kind === 'merge') return 'mergeTitle';
  return phase.kind === 'proof' ? 'proof.title' : 'title';
};

const bluetoothOf = (phase: Phase, isOn: boolean) => {
  if (isOn) return 'on';
  return phase.kind === 'proof' && phase.applied.address !== null ? 'off' : 'unknown';
};

/** Looks, edits, plans, writes and proves, one after the other. */
export const Workbench = ({ device, isPresent }: { device: DeviceView; isPresent: boolean }) => {
  const { t } = useTranslation(['configuration', 'pages']);
  const { identity, access, door } = device;
  const current = useCurrent(identity.serial);
  // Over Modbus TCP a charger can be read without its PIN, but not written.
  const canWrite = isPresent && access.state === 'open';
  const canRead = canWrite || (isPresent && door === 'modbus');
  const work = useWork(device, canWrite, current.snapshot);
  const { phase } = work;
  const activeA = current.snapshot?.values['limit.active'];
  const readAtMs = current.snapshot?.takenAtMs;
  useEffect(() => {
    if (typeof activeA === 'number' && readAtMs !== undefined) rememberCurrent(device.id, activeA, readAtMs);
  }, [device.id, activeA, readAtMs]);
  useShowInFrame({
    practice: identity.practice,
    deviceId: device.id,
    status: {
      currentA: null,
      bluetooth: bluetoothOf(phase, door === 'bluetooth' && isPresent),
      // Before a proof only the job that may hold the charger knows what it has written.
      ...(phase.kind === 'proof' ? { written: 'settings-proven' as const } : {}),
    },
  });
  const isLooking = phase.kind === 'values';
  return (
    <Screen
      title={t(titleOf(phase))}
      lead={`${identity.name || identity.model} · ${identity.serial}`}
      focusKey={phase.kind}
      actions={
        isPresent ? (
          <Link to="/chargers/$deviceId" params={{ deviceId: device.id }} className="nx-button">
            {t('toCharger')}
          </Link>
        ) : undefined
      }
    >
      {isLooking && device.jobId !== null ? (
        <NoticePanel>{t('pages:charger.heldByJob')}</NoticePanel>
      ) : (
        <>
          {isLooking && isPresent && access.state !== 'open' ? <AccessPanel device={device} /> : null}
          {isLooking && !isPresent ? <NoticePanel>{t('gone')}</NoticePanel> : null}
          <WorkbenchBody
            device={device}
            canRead={canRead}
            canWrite={canWrite}
            current={current}
            work={work}
          />
        </>
      )}
    </Screen>
  );
};
