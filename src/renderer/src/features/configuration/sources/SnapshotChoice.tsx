import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ListRow } from '#renderer/ui/List.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { LogEntry } from '#shared/domain/logEntry.ts';

/** A snapshot of the log that values can be taken from. */
export const SnapshotChoice = (props: { entry: LogEntry; isBusy: boolean; onTake: () => void }) => {
  const { t } = useTranslation(['configuration', 'common']);
  const format = useFormat();
  const { entry } = props;
  const time = format.dateTime(entry.atMs);
  return (
    <ListRow
      title={time}
      detail={[entry.door === null ? null : t(`common:door.${entry.door}`), entry.person]
        .filter(Boolean)
        .join(' · ')}
      end={
        <>
          {entry.practice ? <Tag tone="practice">{t('common:practice')}</Tag> : null}
          <Button busy={props.isBusy} aria-label={t('copy.takeFrom', { time })} onClick={props.onTake}>
            {t('copy.take')}
          </Button>
        </>
      }
    />
  );
};
