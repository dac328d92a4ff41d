import { useTranslation } from 'react-i18next';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { FindingSummary } from '#renderer/wizards/commissioning/findings/FindingSummary.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { isReady } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import { useControl } from '#renderer/wizards/commissioning/model/useControl.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { ConnectScreen } from '#renderer/wizards/commissioning/steps/charger/ConnectScreen.tsx';
import { isRefused } from '#shared/domain/finding.ts';
import { goesToNetwork, isSteeredOver } from '#shared/domain/jobAnswers.ts';
import { BackEndNetwork } from './BackEndNetwork.tsx';
import { ControlQuestions } from './ControlQuestions.tsx';
import { LaterChangesQuestion } from './LaterChangesQuestion.tsx';
import { OwnMeterQuestions } from './OwnMeterQuestions.tsx';
import { useWifiTrial } from './useWifiTrial.ts';
import { WhoQuestion } from './WhoQuestion.tsx';
import { WifiQuestions } from './WifiQuestions.tsx';

const SUMMARY = 'network-summary';

/** Who sets the current from tomorrow on, over which network, and what holds when they are gone. */
const ControlNetwork = () => {
  const { t } = useTranslation(['wizard', 'common']);
  const { job, answers, goTo } = useJob();
  const trial = useWifiTrial();
  const findings = useControl();
  const { who } = answers.control;
  if (!isReady(job) && !trial.stream.isRunning) return <ConnectScreen />;
  const toSummary = () => document.getElementById(SUMMARY)?.focus();
  const next = () => (isRefused(findings) ? toSummary() : void goTo('review'));
  const needsTrial = goesToNetwork(who) && !trial.isProven;
  const label = needsTrial ? t('wifi.try') : t('common:action.next');
  return (
    <StepFrame
      primary={{
        label,
        onPress: needsTrial ? trial.tryNow : next,
        busy: trial.stream.isRunning,
        disabled: who === undefined || (needsTrial && answers.network.ssid === undefined),
      }}
      note={needsTrial && answers.network.ssid === undefined ? t('wifi.ssidFirst') : undefined}
    >
      {who === undefined ? null : (
        <FindingSummary id={SUMMARY} findings={findings} refusedTitle={t('findings.notYet')} />
      )}
      <WhoQuestion />
      {goesToNetwork(who) ? (
        <>
          <WifiQuestions trial={trial} />
          {who === 'own-meter' ? <OwnMeterQuestions /> : <ControlQuestions />}
          {isSteeredOver(who) ? <LaterChangesQuestion /> : null}
        </>
      ) : null}
      {who === 'nobody' ? <FieldNotes findings={findings} /> : null}
    </StepFrame>
  );
};

/** The network and what the job needs it for. */
export const NetworkStep = () => {
  const { kind } = useJob().job;
  return kind === 'ocpp' ? <BackEndNetwork /> : <ControlNetwork />;
};
