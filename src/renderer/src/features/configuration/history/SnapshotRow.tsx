import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ListRow } from '#renderer/ui/List.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { snapshotSummarySchema } from '#shared/contract/configuration.ts';

type SnapshotSummary = (typeof snapshotSummarySchema)['_output'];

/** One earlier state: when, over what, with which firmware. */
export const SnapshotRow = (props: {
  snapshot: SnapshotSummary;
  isNewest: boolean;
  isChosen: boolean;
  isDisabled: boolean;
  onChoose: () => void;
  onGoBack: () => void;
}) => {
  const { t } = useTranslation(['configuration', 'common']);
  const format = useFormat();
  const { snapshot } = props;
  const time = format.dateTime(snapshot.takenAtMs);
  return (
    <ListRow
      isMarked={props.isChosen}
      title={
        <label className="nx-conf-pick">
          <input type="checkbox" checked={props.isChosen} onChange={props.onChoose} />
          <span>{time}</span>
        </label>
      }
      detail={[
        t(`common:door.${snapshot.door}`),
        t('history.firmware', { firmware: snapshot.firmware }),
        t('history.values', { count: snapshot.count, number: format.integer(snapshot.count) }),
      ].join(' · ')}
      end={
        props.isNewest ? (
          <Tag tone="plain">{t('history.newest')}</Tag>
        ) : (
          <Button
            disabled={props.isDisabled}
            aria-label={t('history.goBackTo', { time })}
            onClick={props.onGoBack}
          >
            {t('history.goBack')}
          </Button>
        )
      }
    />
  );
};
