import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { signalFinding } from '#shared/domain/networkFindings.ts';

/** What came of the trial: joined, address, and the signal as the charger measures it. */
export const WifiResult = ({ isProven }: { isProven: boolean }) => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { wifi } = useJob().job;
  if (!isProven || wifi.state !== 'proven') return null;
  return (
    <div className="nx-stack" role="status">
      <div className="nx-row">
        <Tag tone="good">{t('wifi.joined')}</Tag>
        <span>{t('wifi.reached', { address: wifi.address ?? '–' })}</span>
        <span>{t('wifi.signal', { signal: wifi.rssiDbm === null ? '–' : format.dbm(wifi.rssiDbm) })}</span>
      </div>
      {wifi.rssiDbm !== null && signalFinding(wifi.rssiDbm).level === 'pass' ? null : (
        <FieldNotes findings={[signalFinding(wifi.rssiDbm)]} />
      )}
    </div>
  );
};
