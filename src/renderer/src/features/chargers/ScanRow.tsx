import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ListRow } from '#renderer/ui/List.tsx';
import { SignalBars } from '#renderer/ui/SignalBars.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { ScanRow as Row } from '#shared/contract/devices.ts';

/** One charger in the air. */
export const ScanRow = (props: {
  row: Row;
  hasJustChanged: boolean;
  isConnecting: boolean;
  onConnect: () => void;
}) => {
  const { t } = useTranslation(['pages', 'common']);
  const format = useFormat();
  const { row } = props;
  const place = [row.knownSite, row.knownSocket].filter(Boolean).join(' · ');
  return (
    <ListRow
      isMarked={props.hasJustChanged}
      title={row.name}
      detail={[
        t('chargers.upTo', { amps: format.amps(row.hardwareMaxA) }),
        place === '' ? t('chargers.notInLog') : place,
        row.isPinChanged ? t('chargers.pinChanged') : t('chargers.pinFactory'),
      ].join(' · ')}
      end={
        <>
          {props.hasJustChanged ? <Tag tone="plain">{t('chargers.justChanged')}</Tag> : null}
          {row.hasFault ? <Tag tone="bad">{t('chargers.fault')}</Tag> : null}
          {row.isCharging ? (
            <Tag tone="good">{t('chargers.charging')}</Tag>
          ) : row.isPlugged ? (
            <Tag tone="plain">{t('chargers.plugged')}</Tag>
          ) : null}
          {row.practice ? <Tag tone="practice">{t('common:practice')}</Tag> : null}
          <span className="nx-row nx-nowrap">
            <SignalBars rssiDbm={row.rssiDbm} />
            {format.dbm(row.rssiDbm)}
          </span>
          <Button
            busy={props.isConnecting}
            aria-label={t('chargers.connectTo', { name: row.name })}
            onClick={props.onConnect}
          >
            {t('chargers.connect')}
          </Button>
        </>
      }
    />
  );
};
