import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { type ChargerLink, useCharger } from '#renderer/wizards/commissioning/model/useCharger.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { PinQuestion } from './PinQuestion.tsx';

interface ConnectScreenProps {
  readonly link?: ChargerLink;
  readonly secondary?: ReactNode;
  /** What came of the step that ended with the link. */
  readonly children?: ReactNode;
}

/** Connects the job's charger again, and asks for its PIN: after choosing, after a lost link, after a restart. */
export const ConnectScreen = ({ link: given, secondary, children }: ConnectScreenProps) => {
  const { t } = useTranslation('wizard');
  const { job, writing } = useJob();
  const own = useCharger(job.id);
  const { connect, unlock, connecting, unlocking } = given ?? own;
  const [pin, setPin] = useState('');
  const name = job.charger?.identity.name ?? job.socketLabel;
  const isOpen = job.connection.state === 'open';
  const isOverNetwork = job.written.doorsClosed;
  const isBlocked = job.connection.access?.state === 'blocked';
  const send = async () => {
    const sent = pin;
    setPin('');
    await unlock(sent);
  };
  const progress = unlocking.progress ?? connecting.progress;
  const isBusy = connecting.isRunning || unlocking.isRunning;
  // The screen that wrote went with the link: why it ended is told here.
  const lostWhile = writing.error?.code === 'certificate.link-lost' ? writing.error : null;
  return (
    <StepFrame
      secondary={secondary}
      primary={
        isOpen
          ? {
              label: t('charger.openAndRead'),
              onPress: () => void send(),
              busy: unlocking.isRunning,
              disabled: pin.length < 4 || isBlocked,
            }
          : { label: t('charger.connect'), onPress: () => void connect(), busy: connecting.isRunning }
      }
    >
      {isOpen || isBusy ? null : (
        <NoticePanel>
          {isOverNetwork
            ? t('charger.lostNetwork', { name, address: job.modbusAddress?.replace(/\/\d+$/, '') ?? '–' })
            : t(job.asFound === null ? 'charger.notConnected' : 'charger.lost', { name })}
        </NoticePanel>
      )}
      <BridgeErrorPanel error={isOpen ? null : lostWhile} />
      <BridgeErrorPanel error={connecting.error} onRetry={() => void connect()} />
      <BridgeErrorPanel error={unlocking.error} />
      {isBusy ? (
        <ProgressPanel
          what={t(unlocking.isRunning ? 'charger.reading' : 'charger.connecting', { name })}
          done={unlocking.isRunning ? (progress?.done ?? 0) : 0}
          total={unlocking.isRunning ? (progress?.total ?? 0) : 0}
          onCancel={connecting.isRunning ? connecting.cancel : undefined}
        />
      ) : isOpen ? (
        <PinQuestion pin={pin} onChange={setPin} />
      ) : null}
      {children}
    </StepFrame>
  );
};
