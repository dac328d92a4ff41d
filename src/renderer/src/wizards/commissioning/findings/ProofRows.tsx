import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { ProofTable } from '#renderer/ui/ProofTable.tsx';
import type { ProofRow } from '#shared/contract/jobRows.ts';

/** As found → wanted → found now, with the names and units of the points. */
export const ProofRows = ({ rows, caption }: { rows: readonly ProofRow[]; caption: string }) => {
  const { t } = useTranslation('wizard');
  const describe = useDescribePoint();
  if (rows.length === 0) return null;
  const isSecret = (row: ProofRow) => row.result === 'written' && row.wanted === null;
  return (
    <ProofTable
      caption={caption}
      rows={rows.map((row) => ({
        key: row.point,
        label: describe.label(row.point),
        before: describe.value(row.point, row.before),
        wanted: isSecret(row) ? t('secret') : describe.value(row.point, row.wanted),
        found: describe.value(row.point, row.found),
        result: row.result,
      }))}
    />
  );
};
