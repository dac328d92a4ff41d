import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import type { NotRestorable } from '#shared/domain/configuration/restorable.ts';

/** What a job has written and undo left as it is, each with its reason; nothing when all went back. */
export const NotRestored = ({ rows }: { rows: readonly NotRestorable[] }) => {
  const { t } = useTranslation('configuration');
  const describe = useDescribePoint();
  if (rows.length === 0) return null;
  return (
    <NoticePanel title={t('rollback.notRestorable')}>
      {rows.map(({ point, reason }) => (
        <p key={point}>
          {describe.label(point)}: {t(`rollback.reason.${reason}`)}
        </p>
      ))}
    </NoticePanel>
  );
};
