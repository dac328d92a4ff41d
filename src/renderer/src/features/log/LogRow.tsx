import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { LogEntry } from '#shared/domain/logEntry.ts';
import { changesLine, outcomeTone } from './entryWords.ts';
import { useEntryText } from './useEntryText.ts';

/** One line per entry; the difference is visible without opening it. */
export const LogRow = ({ entry, onOpen }: { entry: LogEntry; onOpen: () => void }) => {
  const { t } = useTranslation(['log', 'common']);
  const format = useFormat();
  const describe = useDescribePoint();
  const { name, sentence } = useEntryText()(entry);
  const difference = changesLine(entry, describe, {
    secret: t('secretWritten'),
    more: (count) => t('more', { count }),
    values: (count) => t('values', { count }),
  });
  return (
    <button type="button" className="nx-log-row" onClick={onOpen}>
      <span className="nx-log-time">{format.time(entry.atMs)}</span>
      <span className="nx-log-what">
        <strong>{name}</strong>
        {entry.chargerSerial === null ? null : <span className="nx-muted"> {entry.chargerSerial}</span>}
        {sentence === '' ? null : <span className="nx-log-difference">{sentence}</span>}
        {difference === '' ? null : <span className="nx-log-difference">{difference}</span>}
      </span>
      {entry.practice ? <Tag tone="practice">{t('common:practice')}</Tag> : null}
      <Tag tone={outcomeTone(entry)}>{t(`outcome.${entry.outcome}`)}</Tag>
    </button>
  );
};
