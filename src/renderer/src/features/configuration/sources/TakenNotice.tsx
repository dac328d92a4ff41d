import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';

export interface Taken {
  /** Points this charger does not have or whose value it does not take. */
  readonly leftOut: readonly string[];
  /** Secrets the source has; nobody can read them, so they have to be set by hand. */
  readonly secretNames: readonly string[];
  /** The file was made from an earlier state of this charger. */
  readonly isOlder: boolean;
}

/** What did not come along when values were taken over. */
export const TakenNotice = ({ taken, onClose }: { taken: Taken; onClose: () => void }) => {
  const { t } = useTranslation(['configuration', 'common']);
  const describe = useDescribePoint();
  const names = (points: readonly string[]) => points.map(describe.label).join(', ');
  const lines = [
    ...(taken.leftOut.length === 0 ? [] : [t('notice.leftOut', { points: names(taken.leftOut) })]),
    ...(taken.secretNames.length === 0 ? [] : [t('notice.secrets', { points: names(taken.secretNames) })]),
    ...(taken.isOlder ? [t('notice.older')] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <NoticePanel
      title={t('notice.title')}
      action={<Button onClick={onClose}>{t('common:action.close')}</Button>}
    >
      <ul className="nx-bullets">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </NoticePanel>
  );
};
