import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { pointLabelWith } from './points/pointLabel.ts';

/** Turns an error of the catalogue into what happened (`text`) and what to do now (`hint`). */
export const useErrorText = () => {
  const { t } = useTranslation(['errors', 'points', 'rules']);
  const format = useFormat();
  return (error: WireError): { text: string; hint: string } => {
    const details: Record<string, string | number> = { ...error.details };
    for (const [name, value] of Object.entries(details)) {
      if (typeof value === 'number' && name === 'rssiDbm') details[name] = format.dbm(value);
      if (typeof value === 'number' && name === 'seconds') details[name] = format.duration(value);
      if (typeof value === 'number' && (name === 'laptop' || name === 'expectedAfter'))
        details[name] = format.dateTime(value);
      if (typeof value === 'string' && name === 'point') details[name] = pointLabelWith(t, value);
      if (typeof value === 'string' && name === 'reason' && error.code === 'radio.unavailable')
        details[name] = t(`errors:radioReason.${value}` as 'errors:radioReason.no-adapter');
    }
    return { text: t(`errors:${error.code}.text`, details), hint: t(`errors:${error.code}.hint`, details) };
  };
};
