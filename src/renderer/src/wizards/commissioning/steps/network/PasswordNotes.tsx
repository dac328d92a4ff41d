import { useTranslation } from 'react-i18next';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import '#renderer/ui/Choice.css';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { wifiFindings } from '#shared/domain/ocpp/checkSecurity.ts';
import type { WifiTrial } from './useWifiTrial.ts';

/** What is wrong with the password while it is typed; a network without one is tried on the person's word only. */
export const PasswordNotes = ({ trial }: { trial: WifiTrial }) => {
  const { t } = useTranslation('wizard');
  const { answers } = useJob();
  const { ssid } = answers.network;
  const { password, asksOpen, acceptsOpen, acceptOpen } = trial;
  if (ssid === undefined || (password === '' && !asksOpen)) return null;
  const found = wifiFindings({ ssid, password }).filter(({ code }) => code.startsWith('wifi-'));
  return (
    <>
      <Findings findings={found} />
      {asksOpen ? (
        <label className="nx-choice">
          <input
            type="checkbox"
            checked={acceptsOpen}
            onChange={(event) => acceptOpen(event.target.checked)}
          />
          <span className="nx-choice-text">
            <span className="nx-choice-label">{t('wifi.open')}</span>
          </span>
        </label>
      ) : null}
    </>
  );
};
