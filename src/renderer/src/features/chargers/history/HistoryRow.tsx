import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { useWallClock } from '#renderer/i18n/useWallClock.ts';
import { type HistoryRecord, stopReasons } from '#shared/domain/charger/history/historyRecord.ts';
import { durationS } from './historyOrder.ts';

/** One charge; what the charger does not know is a dash. */
export const HistoryRow = (props: { record: HistoryRecord; zone: string; cardName: string }) => {
  const { t } = useTranslation('history');
  const format = useFormat();
  const clock = useWallClock(props.zone);
  const describe = useDescribePoint();
  const { record } = props;
  const seconds = durationS(record);
  return (
    <tr>
      <th scope="row" className="nx-nowrap">
        {record.startS === null ? t('unknownTime') : clock.dateTime(record.startS * 1000)}
      </th>
      <td className="nx-nowrap" data-label={t('table.duration')}>
        {seconds === null ? '–' : format.duration(seconds)}
      </td>
      <td className="nx-nowrap nx-table-strong" data-label={t('table.energy')}>
        {record.energyWh === null ? '–' : format.kilowattHours(record.energyWh)}
      </td>
      <td className="nx-nowrap" data-label={t('table.current')}>
        {record.maxCurrentA === null ? '–' : format.amps(record.maxCurrentA)}
      </td>
      <td data-label={t('table.card')}>{props.cardName || '–'}</td>
      <td data-label={t('table.reason')}>
        {record.stopReason === null
          ? '–'
          : describe.value('history.0.stopReason', stopReasons.indexOf(record.stopReason))}
      </td>
    </tr>
  );
};
