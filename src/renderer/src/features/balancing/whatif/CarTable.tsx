import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { SessionResult } from '#shared/domain/balancing/whatif/metrics.ts';
import { clock } from './clock.ts';

const mostShown = 100;
const columns = ['charger', 'arrived', 'phases', 'energy', 'waited'] as const;

/** What each car got, the shortest-changed first. */
export const CarTable = ({ sessions, startS }: { sessions: readonly SessionResult[]; startS: number }) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const share = ({ deliveredWh, needWh }: SessionResult) => (needWh === 0 ? 1 : deliveredWh / needWh);
  const shown = sessions.toSorted((a, b) => share(a) - share(b)).slice(0, mostShown);
  return (
    <section className="nx-stack" aria-labelledby="what-if-cars">
      <h3 id="what-if-cars">{t('whatIf.cars')}</h3>
      <section className="nx-table-scroll nx-bal-cars" aria-labelledby="what-if-cars" tabIndex={0}>
        <table className="nx-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`whatIf.car.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((session) => (
              <tr key={`${session.charger} ${session.arriveS}`}>
                <th scope="row">{session.charger}</th>
                <td>{clock(startS + session.arriveS)}</td>
                <td>{session.phases}</td>
                <td className="nx-nowrap">
                  {format.trimmed(session.deliveredWh / 1000, 1)} / {format.kilowattHours(session.needWh)}
                </td>
                <td className="nx-nowrap">{format.duration(session.longestWaitS)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
};
