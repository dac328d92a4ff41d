import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { useWallClock } from '#renderer/i18n/useWallClock.ts';
import { Button } from '#renderer/ui/Button.tsx';
import '#renderer/ui/ProofTable.css';
import type { HistoryViewOnWire } from '#shared/contract/history.ts';
import { type HistoryRecord, stopReasons } from '#shared/domain/charger/history/historyRecord.ts';
import { durationS, historySortKeys, inOrder, newestFirst, pressed } from './historyOrder.ts';
import { useCardName } from './useCardName.ts';

const ROWS = 50;

/** One charge per row; a press on a column's name sorts by it. */
export const HistoryTable = ({ view }: { view: HistoryViewOnWire }) => {
  const { t } = useTranslation('history');
  const format = useFormat();
  const clock = useWallClock(view.zone);
  const describe = useDescribePoint();
  const cardName = useCardName(view.cardNames);
  const [order, setOrder] = useState(newestFirst);
  const [shown, setShown] = useState(ROWS);
  const nameOf = ({ card }: HistoryRecord) => cardName(card);
  const records = inOrder(view.records, order, nameOf);
  const Arrow = order.isRising ? IconArrowUp : IconArrowDown;
  return (
    <div className="nx-stack">
      <div className="nx-table-scroll" role="group" aria-label={t('table.caption')} tabIndex={0}>
        <table className="nx-table nx-history">
          <caption className="nx-hidden">{t('table.caption')}</caption>
          <thead>
            <tr>
              {historySortKeys.map((by) => (
                <th
                  key={by}
                  scope="col"
                  aria-sort={order.by === by ? (order.isRising ? 'ascending' : 'descending') : undefined}
                >
                  <button
                    type="button"
                    className="nx-history-sort"
                    onClick={() => setOrder(pressed(order, by))}
                  >
                    {t(`table.${by}`)}
                    {order.by === by ? <Arrow size={16} stroke={2.5} aria-hidden /> : null}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {records.slice(0, shown).map((record) => {
              const seconds = durationS(record);
              return (
                <tr key={record.identity}>
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
                  <td data-label={t('table.card')}>{nameOf(record) || '–'}</td>
                  <td data-label={t('table.reason')}>
                    {record.stopReason === null
                      ? '–'
                      : describe.value('history.0.stopReason', stopReasons.indexOf(record.stopReason))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {records.length > shown ? (
        <div>
          <Button onClick={() => setShown(shown + ROWS)}>
            {t('table.more', { count: Math.min(ROWS, records.length - shown) })}
          </Button>
        </div>
      ) : null}
    </div>
  );
};
