import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { ProofTable } from '#renderer/ui/ProofTable.tsx';
import type { LogEntry } from '#shared/domain/logEntry.ts';

/** What an entry changed and how it was proven; nothing of a secret but that it was one. */
export const EntryChanges = ({ changes }: Pick<LogEntry, 'changes'>) => {
  const { t } = useTranslation(['log', 'common']);
  const describe = useDescribePoint();
  if (changes.length === 0) return null;
  return (
    <ProofTable
      caption={t('entry.changes')}
      rows={changes.map((change) => ({
        key: change.point,
        label: describe.label(change.point),
        before: change.secret ? t('common:value.secret') : describe.value(change.point, change.before),
        wanted: change.secret ? t('common:value.secret') : describe.value(change.point, change.wanted),
        found: change.secret ? null : describe.value(change.point, change.found),
        result: change.result,
      }))}
    />
  );
};
