import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { wifiFindings } from '#shared/domain/ocpp/checkSecurity.ts';
import type { WifiTrial } from './useWifiTrial.ts';

/** What is wrong with the password while it is typed; that there is none once the network was tried without. */
export const PasswordNotes = ({ trial }: { trial: WifiTrial }) => {
  const { answers } = useJob();
  const { ssid } = answers.network;
  const { password, isOpenNetwork } = trial;
  if (ssid === undefined || (password === '' && !isOpenNetwork)) return null;
  const found = wifiFindings({ ssid, password }).filter(({ code }) => code.startsWith('wifi-'));
  return <Findings findings={found} />;
};
