import { useTranslation } from 'react-i18next';
import type { ChangeResult } from '#shared/domain/logEntry.ts';
import { ResultTable } from './ResultTable.tsx';
import type { StatusTone } from './status.tsx';

export interface ProofTableRow {
  readonly key: string;
  readonly label: string;
  /** Formatted with units; null shows a dash. */
  readonly before: string | null;
  readonly wanted: string | null;
  readonly found: string | null;
  readonly result: ChangeResult;
}

const TONES: Record<ChangeResult, StatusTone> = {
  'in-force': 'good',
  different: 'bad',
  refused: 'bad',
  'not-readable': 'neutral',
  unknown: 'neutral',
  planned: 'neutral',
  written: 'warn',
};

/** As found → wanted → found now, one row per value, with the result as sign and word. */
export const ProofTable = ({ rows, caption }: { rows: readonly ProofTableRow[]; caption: string }) => {
  const { t } = useTranslation('common');
  return (
    <ResultTable
      label={caption}
      columns={[t('proof.value'), t('proof.before'), t('proof.wanted'), t('proof.found'), t('proof.result')]}
      rows={rows.map(({ key, label, before, wanted, found, result }) => ({
        ...{ key, label, values: [before, wanted, found] },
        tone: TONES[result],
        result: t(`result.${result}`),
      }))}
    />
  );
};
