import { useTranslation } from 'react-i18next';
import { useShowInFrame } from '#renderer/app/frameInfo.tsx';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import { useBackEnd } from '#renderer/features/ocpp/model/useBackEnd.ts';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { BackEndView } from '#shared/contract/backEnd.ts';
import { Alerts } from './Alerts.tsx';
import { Attempts } from './Attempts.tsx';
import { RunningBackEnd } from './RunningBackEnd.tsx';
import { StartBackEnd } from './StartBackEnd.tsx';

const Ended = ({ ended }: { ended: BackEndView['ended'] }) => {
  const { t } = useTranslation('backEnd');
  if (ended === null || ended === 'asked') return null;
  const text = t(`ended.${ended}.text`);
  return ended === 'time-over' ? (
    <NoticePanel>{text}</NoticePanel>
  ) : (
    <ErrorPanel text={text} hint={t(`ended.${ended}.hint`)} />
  );
};

/** A central system on this computer: proves without internet that a charger speaks OCPP. */
export const BackEndPage = () => {
  const { t } = useTranslation('backEnd');
  const state = useBackEnd();
  const isPractice = usePracticeState()?.kind === 'running';
  const host = state?.listening?.host;
  // Only a practice charger reaches this computer's inside.
  useShowInFrame(host === undefined ? {} : { practice: isPractice && host.startsWith('127.') });
  const isRunning = state?.phase === 'running' && state.listening !== null;
  return (
    <Screen title={t('title')} lead={t('lead')}>
      {state === null ? null : (
        <>
          <Ended ended={state.ended} />
          <Alerts alerts={state.alerts} />
          {isRunning && state.listening !== null ? (
            <RunningBackEnd listening={state.listening} chargers={state.chargers} />
          ) : (
            <StartBackEnd isStarting={state.phase === 'starting'} />
          )}
          {state.listening === null || (!isRunning && state.attempts.length === 0) ? null : (
            <Attempts attempts={state.attempts} isSecure={state.listening.profile === 2} />
          )}
        </>
      )}
    </Screen>
  );
};
