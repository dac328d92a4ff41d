import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { ResultTable } from '#renderer/ui/ResultTable.tsx';
import type { DriftView } from '#shared/contract/configuration.ts';

/** What differs from the log, point by point, and who changed it. */
export const DriftTable = ({ rows }: { rows: DriftView['rows'] }) => {
  const { t } = useTranslation('drift');
  const describe = useDescribePoint();
  return (
    <ResultTable
      label={t('title')}
      columns={[t('value'), t('logged'), t('written'), t('live'), t('who')]}
      rows={rows.map(({ point, logged, written, live, state }) => ({
        key: point,
        label: describe.label(point),
        values: [
          describe.value(point, logged),
          written === undefined ? null : describe.value(point, written),
          describe.value(point, live),
        ],
        tone: state === 'changed-elsewhere' ? 'warn' : 'good',
        result: t(`state.${state}`),
      }))}
    />
  );
};
