import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import '#renderer/ui/ProofTable.css';
import type { PointValues } from '#shared/domain/pointValue.ts';

const quantities = ['current', 'voltage', 'power'] as const;
const phaseNumbers = [1, 2, 3] as const;

/** Current, voltage and power of every phase; a dash where the charger does not say. */
export const PhaseTable = (props: { values: PointValues; phases: 1 | 3; isStale: boolean }) => {
  const { t } = useTranslation('live');
  const describe = useDescribePoint();
  return (
    <div className="nx-table-scroll" role="group" aria-label={t('values.phases')} tabIndex={0}>
      <table className={classNames('nx-table', props.isStale && 'nx-stale')}>
        <caption className="nx-hidden">{t('values.phases')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('values.phase')}</th>
            {quantities.map((quantity) => (
              <th key={quantity} scope="col">
                {t(`values.${quantity}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {phaseNumbers.slice(0, props.phases).map((phase) => (
            <tr key={phase}>
              <th scope="row">L{phase}</th>
              {quantities.map((quantity) => {
                const point = `meter.${quantity}.l${phase}`;
                return (
                  <td key={quantity} className="nx-nowrap">
                    {describe.value(point, props.values[point]) ?? '–'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
