import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { ShownStatus } from './frameInfo.tsx';
import '#renderer/ui/StaleValue.css';
import { useCurrentNow } from './useCurrentNow.ts';

/**
 * The one line that is always there: what the charger does now, whether Bluetooth is on, what a job has written.
 * Without a job it speaks of the connection only.
 */
export const StatusText = (props: { status: ShownStatus | undefined; device: DeviceView | undefined }) => {
  const { t } = useTranslation('common');
  const format = useFormat();
  const { status, device } = props;
  // A page that says a current says one of now.
  const told = status?.currentA ?? null;
  const last = useCurrentNow(device, told === null);
  if (status === undefined && device === undefined) return t('status.noCharger');
  const bluetooth = status?.bluetooth ?? (device?.door === 'bluetooth' ? 'on' : 'unknown');
  const current = told === null ? last : { amps: told, ageS: null };
  const written = status?.written;
  const isSilent = device === undefined && current === null && bluetooth === 'unknown';
  if (isSilent && written !== undefined) {
    return `${t('status.noCharger').replace(/\.$/, '')}, ${t(`status.written.${written}`)}`;
  }
  const ageS = current?.ageS ?? null;
  const age = ageS === null ? null : format.duration(ageS);
  return (
    <>
      {t(age === null ? 'status.chargerNow' : 'status.charger')}{' '}
      {current === null || age === null ? (
        <strong>{current === null ? t('status.currentUnknown') : format.amps(current.amps)}</strong>
      ) : (
        <span className="nx-stale">
          {t('status.currentAgo', { current: format.amps(current.amps), age })}
        </span>
      )}
      {', '}
      {t(`status.bluetooth.${bluetooth}`)}
      {written === undefined ? '.' : `, ${t(`status.written.${written}`)}`}
    </>
  );
};
