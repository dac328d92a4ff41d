import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { ShownStatus } from './frameInfo.tsx';
import { lastCurrent } from './lastCurrent.ts';

/**
 * The one line that is always there: what the charger does now, whether Bluetooth is on, what a job has written.
 * Without a job it speaks of the connection only.
 */
export const StatusText = (props: { status: ShownStatus | undefined; device: DeviceView | undefined }) => {
  const { t } = useTranslation('common');
  const format = useFormat();
  const { status, device } = props;
  if (status === undefined && device === undefined) return t('status.noCharger');
  const bluetooth = status?.bluetooth ?? (device?.door === 'bluetooth' ? 'on' : 'unknown');
  // A page that says something of the current knows whether it is of now.
  const remembered = device === undefined ? null : lastCurrent(device.id);
  const currentA = status === undefined ? remembered : status.currentA;
  const written = status?.written;
  const isSilent = device === undefined && currentA === null && bluetooth === 'unknown';
  if (isSilent && written !== undefined) {
    return `${t('status.noCharger').replace(/\.$/, '')}, ${t(`status.written.${written}`)}`;
  }
  return (
    <>
      {t('status.chargerNow')}{' '}
      <strong>{currentA === null ? t('status.currentUnknown') : format.amps(currentA)}</strong>
      {', '}
      {t(`status.bluetooth.${bluetooth}`)}
      {written === undefined ? '.' : `, ${t(`status.written.${written}`)}`}
    </>
  );
};
