import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { statusSign } from '#renderer/ui/status.tsx';
import '#renderer/ui/ProofTable.css';
import type { DriftView } from '#shared/contract/configuration.ts';

/** What differs from the log, point by point, and who changed it. */
export const DriftTable = ({ rows }: { rows: DriftView['rows'] }) => {
  const { t } = useTranslation('drift');
  const describe = useDescribePoint();
  return (
    <div className="nx-table-scroll" role="group" aria-label={t('title')} tabIndex={0}>
      <table className="nx-table nx-proof">
        <thead>
          <tr>
            <th scope="col">{t('value')}</th>
            <th scope="col">{t('logged')}</th>
            <th scope="col">{t('written')}</th>
            <th scope="col">{t('live')}</th>
            <th scope="col">{t('who')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ point, logged, written, live, state }) => {
            const tone = state === 'changed-elsewhere' ? 'warn' : 'good';
            return (
              <tr key={point}>
                <th scope="row">{describe.label(point)}</th>
                <td data-column={t('logged')}>{describe.value(point, logged) ?? '–'}</td>
                <td data-column={t('written')}>
                  {written === undefined ? '–' : (describe.value(point, written) ?? '–')}
                </td>
                <td data-column={t('live')} className="nx-table-strong">
                  {describe.value(point, live) ?? '–'}
                </td>
                <td className="nx-proof-result">
                  <span className={`nx-result nx-result-${tone}`}>
                    {statusSign(tone, 18)}
                    {t(`state.${state}`)}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
