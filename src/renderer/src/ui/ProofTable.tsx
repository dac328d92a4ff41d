import { useTranslation } from 'react-i18next';
import type { ChangeResult } from '#shared/domain/logEntry.ts';
import { type StatusTone, statusSign } from './status.tsx';
import './ProofTable.css';

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
    <div className="nx-table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="nx-table nx-proof">
        <caption className="nx-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('proof.value')}</th>
            <th scope="col">{t('proof.before')}</th>
            <th scope="col">{t('proof.wanted')}</th>
            <th scope="col">{t('proof.found')}</th>
            <th scope="col">{t('proof.result')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <td data-column={t('proof.before')}>{row.before ?? '–'}</td>
              <td data-column={t('proof.wanted')}>{row.wanted ?? '–'}</td>
              <td data-column={t('proof.found')} className="nx-table-strong">
                {row.found ?? '–'}
              </td>
              <td className="nx-proof-result">
                <span className={`nx-result nx-result-${TONES[row.result]}`}>
                  {statusSign(TONES[row.result], 18)}
                  {t(`result.${row.result}`)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
