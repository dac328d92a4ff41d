import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import '#renderer/ui/ProofTable.css';
import type { HistoryViewOnWire } from '#shared/contract/history.ts';
import type { HistoryRecord } from '#shared/domain/charger/history/historyRecord.ts';
import { HistoryRow } from './HistoryRow.tsx';
import { historySortKeys, inOrder, newestFirst, pressed } from './historyOrder.ts';
import { useCardName } from './useCardName.ts';

const ROWS = 50;

/** One charge per row; a press on a column's name sorts by it. */
export const HistoryTable = ({ view }: { view: HistoryViewOnWire }) => {
  const { t } = useTranslation('history');
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
            {records.slice(0, shown).map((record) => (
              <HistoryRow key={record.identity} record={record} zone={view.zone} cardName={nameOf(record)} />
            ))}
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
