import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import '#renderer/ui/ProofTable.css';
import { Tag } from '#renderer/ui/Tag.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { ReviewView } from '#shared/contract/jobReview.ts';

/** Old → new for every value; what is already in the charger, and what closes a door, is marked. */
export const ChangesTable = ({ changes }: { changes: ReviewView['changes'] }) => {
  const { t } = useTranslation(['wizard', 'common']);
  const describe = useDescribePoint();
  // A job that died before its first write has announced points, but none is in the charger.
  const hasWritten = !['nothing', 'undone'].includes(useJob().job.status.written);
  if (changes.length === 0) return <p>{t('review.nothingToWrite')}</p>;
  return (
    <div className="nx-table-scroll" role="group" aria-label={t('review.changes')} tabIndex={0}>
      <table className="nx-table">
        <caption className="nx-hidden">{t('review.changes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('common:proof.value')}</th>
            <th scope="col">{t('common:proof.before')}</th>
            <th scope="col">{t('common:proof.wanted')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.point}>
              <th scope="row">
                {describe.label(change.point)}
                <span className="nx-row">
                  {change.isWritten && hasWritten ? <Tag tone="good">{t('review.written')}</Tag> : null}
                  {change.closesDoor ? <Tag tone="warn">{t('review.closesBluetooth')}</Tag> : null}
                </span>
              </th>
              <td>{change.isSecret ? t('secret') : (describe.value(change.point, change.from) ?? '–')}</td>
              <td className="nx-table-strong">
                {change.isSecret ? t('secret') : (describe.value(change.point, change.to) ?? '–')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
