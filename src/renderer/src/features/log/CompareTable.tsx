import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { statusSign } from '#renderer/ui/status.tsx';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import '#renderer/ui/ProofTable.css';

// What moves by itself says nothing about somebody having changed a setting.
const MOVES_BY_ITSELF =
  /^(state|meter|grid|pilot|proximity|temperature|residual|history|session|clock\.(now|set|quality)|generation|access|command|limit\.active|watchdog)/;

/** Two snapshots, one row per value. */
export const CompareTable = (props: { left: Snapshot; right: Snapshot; isOnlyDifferent: boolean }) => {
  const { t } = useTranslation('log');
  const format = useFormat();
  const describe = useDescribePoint();
  const { left, right } = props;
  const points = [...new Set([...Object.keys(left.values), ...Object.keys(right.values)])];
  const rows = points
    .map((point) => ({
      point,
      before: describe.value(point, left.values[point]) ?? '–',
      after: describe.value(point, right.values[point]) ?? '–',
      differs: left.values[point] !== right.values[point],
    }))
    .filter((row) => !props.isOnlyDifferent || (row.differs && !MOVES_BY_ITSELF.test(row.point)));
  const titles = [left, right].map(({ chargerSerial, takenAtMs }) =>
    [chargerSerial, format.date(takenAtMs), format.timeOfDay(takenAtMs)].join(' · '),
  );
  if (rows.length === 0) return <p>{t('compare.same')}</p>;
  return (
    <div className="nx-table-scroll" role="group" aria-label={t('compare.title')} tabIndex={0}>
      <table className="nx-table nx-proof">
        <thead>
          <tr>
            <th scope="col">{t('compare.value')}</th>
            <th scope="col">{titles[0]}</th>
            <th scope="col">{titles[1]}</th>
            <th scope="col">{t('compare.result')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.point} className={row.differs ? 'nx-table-changed' : undefined}>
              <th scope="row">{describe.label(row.point)}</th>
              <td data-column={titles[0]}>{row.before}</td>
              <td data-column={titles[1]} className="nx-table-strong">
                {row.after}
              </td>
              <td className="nx-proof-result">
                <span className={`nx-result nx-result-${row.differs ? 'warn' : 'good'}`}>
                  {statusSign(row.differs ? 'warn' : 'good', 18)}
                  {t(row.differs ? 'compare.different' : 'compare.equal')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
