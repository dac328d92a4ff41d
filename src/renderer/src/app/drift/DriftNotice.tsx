import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useErrorText } from '#renderer/app/useErrorText.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import type { DriftStatusView } from '#shared/contract/configuration.ts';
import { DriftPanel } from './DriftPanel.tsx';

interface DriftNoticeProps {
  readonly status: DriftStatusView | null;
  /** Who works on which charger where, for the log. */
  readonly visit: { readonly deviceId: string; readonly siteId: string | null; readonly person: string };
  /** False once the connection is gone: what was found stays readable. */
  readonly canCompare: boolean;
  /** Where values can be put back from here; absent while a job holds the charger. */
  readonly renderPutBack?: ((count: number) => ReactNode) | undefined;
}

/** A connected charger against the log: being compared, not compared, or what was found. */
export const DriftNotice = (props: DriftNoticeProps) => (
  // Its words are fetched when they are needed first; the screen stays as it is meanwhile.
  <Suspense fallback={null}>
    <Shown {...props} />
  </Suspense>
);

const Shown = ({ status, visit, canCompare, renderPutBack }: DriftNoticeProps) => {
  const { t } = useTranslation('drift');
  const errorText = useErrorText();
  const announce = useAnnounce();
  const { deviceId } = visit;
  const again = useAction(() => api.configuration.compareAgain({ deviceId }));
  const accept = useAction((points: string[]) =>
    api.configuration.acceptDrift({ ...visit, points }).then(() => true),
  );
  if (status === null || status.kind === 'waiting') return null;
  if (status.kind === 'comparing') {
    return <ProgressPanel what={t('comparing')} done={status.done} total={status.total} />;
  }
  if (status.kind === 'failed') {
    return (
      <>
        <NoticePanel
          title={t('failed')}
          action={
            canCompare ? (
              <Button busy={again.isRunning} onClick={() => void again.run()}>
                {t('again')}
              </Button>
            ) : undefined
          }
        >
          {errorText(status.error).text}
        </NoticePanel>
        <BridgeErrorPanel error={again.error} />
      </>
    );
  }
  const elsewhere = status.drift.rows
    .filter(({ state }) => state === 'changed-elsewhere')
    .map(({ point }) => point);
  return (
    <>
      <DriftPanel
        known={status}
        isBusy={accept.isRunning}
        onAccept={() =>
          void accept.run(elsewhere).then((done) => {
            if (done !== null) announce(t('accepted'), 'good');
          })
        }
        putBack={
          renderPutBack === undefined
            ? { action: null, text: t('jobText') }
            : { action: renderPutBack(elsewhere.length), text: t('putBackText') }
        }
      />
      <BridgeErrorPanel error={accept.error} />
    </>
  );
};
