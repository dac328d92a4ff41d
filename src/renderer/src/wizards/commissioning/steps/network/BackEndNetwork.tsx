import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { isReady } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { ConnectScreen } from '#renderer/wizards/commissioning/steps/charger/ConnectScreen.tsx';
import { useWifiTrial } from './useWifiTrial.ts';
import { WifiQuestions } from './WifiQuestions.tsx';

const JOINED = 2;

/** How the charger reaches its back end: the network it is in already, or a Wi-Fi that it tries itself. */
export const BackEndNetwork = () => {
  const { t } = useTranslation(['ocppJob', 'wizard', 'common']);
  const { job, answers, setNetwork, goTo } = useJob();
  const describe = useDescribePoint();
  const trial = useWifiTrial();
  const [wantsOther, setWantsOther] = useState(false);
  const values = job.asFound?.values ?? {};
  const isOverNetwork = job.connection.door === 'modbus';
  const isJoined = isOverNetwork || values['wifi.state'] === JOINED;
  const isThere = isJoined && !wantsOther && job.wifi.state === 'untried';
  const needsTrial = !isThere && !trial.isProven;
  const { ipMode } = answers.network;
  useEffect(() => {
    // Nobody looks for this charger: it calls its back end, so any address will do.
    if (needsTrial && ipMode === undefined) setNetwork({ ipMode: 'dhcp' });
  }, [needsTrial, ipMode, setNetwork]);
  if (!isReady(job) && !trial.stream.isRunning) return <ConnectScreen />;
  const name = describe.value('wifi.ssid', values['wifi.ssid']) ?? '–';
  return (
    <StepFrame
      primary={{
        label: needsTrial ? t('wizard:wifi.try') : t('common:action.next'),
        onPress: needsTrial ? trial.tryNow : () => void goTo('review'),
        busy: trial.stream.isRunning,
        disabled: needsTrial && answers.network.ssid === undefined,
      }}
    >
      {isThere ? (
        <NoticePanel
          title={t('network.there')}
          action={
            isOverNetwork ? undefined : (
              <Button onClick={() => setWantsOther(true)}>{t('network.other')}</Button>
            )
          }
        >
          {isOverNetwork ? t('network.overNetwork') : t('network.joined', { name })}
        </NoticePanel>
      ) : (
        <>
          <p>{t('network.text')}</p>
          <WifiQuestions trial={trial} />
        </>
      )}
    </StepFrame>
  );
};
