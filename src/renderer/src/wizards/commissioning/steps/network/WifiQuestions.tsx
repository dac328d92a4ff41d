import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { SecretField } from '#renderer/ui/SecretField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { usePracticeSite } from '#renderer/wizards/commissioning/model/usePracticeCharger.ts';
import { Outcome } from '#renderer/wizards/commissioning/Outcome.tsx';
import { VaultNote } from '#renderer/wizards/commissioning/VaultNote.tsx';
import { AddressQuestions } from './AddressQuestions.tsx';
import { NetworkNotes } from './NetworkNotes.tsx';
import { PasswordNotes } from './PasswordNotes.tsx';
import { RestoreWifi } from './RestoreWifi.tsx';
import type { WifiTrial } from './useWifiTrial.ts';
import { WifiResult } from './WifiResult.tsx';

const PHASES = ['writing', 'joining', 'measuring', 'reaching'] as const;

/** The network of the practice site, filled in by a press; nothing on a real one. */
const PracticeWifi = ({ trial, onSsid }: { trial: WifiTrial; onSsid: (ssid: string) => void }) => {
  const { t } = useTranslation('wizard');
  const { network } = useJob().answers;
  const practice = usePracticeSite();
  if (practice === null || network.ssid === practice.wifi.ssid) return null;
  return (
    <NoticePanel
      action={
        <Button
          onClick={() => {
            onSsid(practice.wifi.ssid);
            trial.setPassword(practice.wifi.password);
          }}
        >
          {t('wifi.fillIn')}
        </Button>
      }
    >
      {t('wifi.practice', practice.wifi)}
    </NoticePanel>
  );
};

/** Wi-Fi of the site, tried by the charger before anything else is written. */
export const WifiQuestions = ({ trial }: { trial: WifiTrial }) => {
  // All words at once: what is typed must not wait for those of the notes below it.
  const { t } = useTranslation(['wizard', 'ocpp', 'backEnd']);
  const { answers, setNetwork } = useJob();
  const { network } = answers;
  const { progress, isRunning, error } = trial.stream;
  const phase = PHASES.find((each) => each === progress?.phase) ?? 'writing';
  const change = (part: Parameters<typeof setNetwork>[0]) => {
    trial.touch();
    setNetwork(part);
  };
  return (
    <section className="nx-job-group">
      <h2>{t('wifi.title')}</h2>
      <PracticeWifi trial={trial} onSsid={(ssid) => change({ ssid })} />
      <TextField
        id={fieldId('ssid')}
        label={t('wifi.ssid')}
        hint={t('wifi.ssidHint')}
        value={network.ssid ?? ''}
        maxLength={32}
        onChange={(ssid) => change({ ssid: ssid === '' ? undefined : ssid })}
      />
      <NetworkNotes fields={['ssid']} isShown={network.ssid !== undefined} />
      <SecretField
        id={fieldId('wifiPassword')}
        label={t('wifi.password')}
        hint={t('wifi.passwordHint')}
        value={trial.password}
        onChange={trial.setPassword}
      />
      <PasswordNotes trial={trial} />
      <VaultNote />
      <AddressQuestions onChange={change} />
      <p className="nx-muted">{t('wifi.warning')}</p>
      <Outcome on={isRunning ? 'running' : (error?.code ?? (trial.isProven ? 'proven' : null))}>
        <BridgeErrorPanel error={error} onRetry={trial.tryNow} />
        {isRunning ? (
          <ProgressPanel
            what={t(`wifi.phase.${phase}`)}
            done={progress?.phase === 'joining' ? progress.done : 0}
            total={progress?.phase === 'joining' ? progress.total : 0}
          />
        ) : (
          <>
            <WifiResult isProven={trial.isProven} />
            <RestoreWifi />
          </>
        )}
      </Outcome>
    </section>
  );
};
