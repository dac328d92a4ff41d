import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '#renderer/ui/Frame.tsx';
import { AlertWatcher } from './alerts/AlertWatcher.tsx';
import { useBridgeState } from './bridge/bridgeState.ts';
import { ConnectionBar } from './ConnectionBar.tsx';
import { DeviceChip } from './DeviceChip.tsx';
import { useFrameInfo } from './frameInfo.tsx';
import { ShellKeys } from './ShellKeys.tsx';
import { ShellTools } from './ShellTools.tsx';
import { StatusText } from './StatusText.tsx';
import { useLastRoute } from './useLastRoute.ts';
import { useOpenDevices } from './useOpenDevices.ts';
import { usePracticeState } from './usePracticeState.ts';
import { useRail } from './useRail.tsx';
import { useStatus } from './useStatus.ts';

/** The frame around every page. */
export const Shell = () => {
  const { t } = useTranslation('common');
  const info = useFrameInfo();
  const rail = useRail();
  const practice = usePracticeState();
  const open = useOpenDevices()?.filter((view) => view.isOpen);
  // Of several, the one of this page, or the one of a job: something may be written there.
  const device =
    open?.find((view) => view.id === info.deviceId) ?? open?.find((view) => view.jobId !== null) ?? open?.[0];
  // Without the application nothing that was heard last may pass for the present.
  const bridge = useBridgeState().kind;
  const isCutOff = bridge === 'lost' || bridge === 'unauthorised';
  const status = useStatus(info.status, device);
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useLastRoute();
  useEffect(() => {
    document.getElementById('nx-main')?.scrollTo(0, 0);
  }, [path]);
  const isPractice =
    info.practice === true ||
    device?.identity.practice === true ||
    (info.practice === undefined && practice?.kind === 'running');
  return (
    <Frame
      rail={rail}
      railLabel={t('frame.rail')}
      skipLabel={t('frame.skip')}
      place={info.place ?? t('frame.noPlace')}
      device={isCutOff ? null : <DeviceChip shown={info.device} open={device} />}
      tools={<ShellTools />}
      status={isCutOff ? t('status.notKnown') : <StatusText status={status} device={device} />}
      practiceBand={isPractice ? t('frame.practiceBand') : null}
      alerts={<ConnectionBar />}
    >
      <Suspense fallback={<p className="nx-screen nx-muted">{t('frame.loading')}</p>}>
        <Outlet />
      </Suspense>
      <AlertWatcher />
      <ShellKeys onBack={() => router.history.back()} />
    </Frame>
  );
};
