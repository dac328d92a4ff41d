import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { HistoryViewOnWire } from '#shared/contract/history.ts';
import { useCardName } from './useCardName.ts';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly charges: number;
  readonly energyWh: number;
}

const WEEKS = 12;

/** Sums as rows with a bar each: the bar is the picture, the row says the same. */
const BarTable = ({ caption, what, rows }: { caption: string; what: string; rows: readonly Row[] }) => {
  const { t } = useTranslation('history');
  const format = useFormat();
  const most = Math.max(1, ...rows.map(({ energyWh }) => energyWh));
  return (
    <div className="nx-table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="nx-table">
        <caption className="nx-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th scope="col">{t('totals.charges')}</th>
            <th scope="col">{t('totals.energy')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td>{format.integer(row.charges)}</td>
              <td className="nx-history-energy">
                <span className="nx-nowrap">{format.kilowattHours(row.energyWh)}</span>
                <svg className="nx-history-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
                  <rect width={Math.max(0.5, (row.energyWh / most) * 100)} height="8" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** Energy and number of charges by week and by card. */
export const HistoryTotals = ({ view }: { view: HistoryViewOnWire }) => {
  const { t } = useTranslation('history');
  const cardName = useCardName(view.cardNames);
  const weeks = view.weeks.slice(0, WEEKS).map(({ week, ...sum }) => ({
    ...sum,
    key: week === null ? '' : `${week.year}/${week.week}`,
    name: week === null ? t('unknownTime') : t('totals.weekOf', { week: week.week, year: week.year }),
  }));
  const cards = view.cards.map(({ card, ...sum }) => ({ ...sum, key: card ?? '', name: cardName(card) }));
  return (
    <div className="nx-history-totals">
      <section className="nx-stack">
        <h2>{t('totals.byWeek')}</h2>
        <BarTable caption={t('totals.byWeek')} what={t('totals.week')} rows={weeks} />
        {view.weeks.length > WEEKS ? (
          <p className="nx-muted nx-small">{t('totals.newestWeeks', { count: WEEKS })}</p>
        ) : null}
      </section>
      <section className="nx-stack">
        <h2>{t('totals.byCard')}</h2>
        <BarTable caption={t('totals.byCard')} what={t('totals.card')} rows={cards} />
      </section>
    </div>
  );
};
