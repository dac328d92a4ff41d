import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import { ValueList } from '#renderer/ui/ValueList.tsx';
import type { PointValues } from '#shared/domain/pointValue.ts';

const weakDbm = -75;
const tooWeakDbm = -82;

const points = ['wifi.state', 'wifi.rssi', 'wifi.ipv4'] as const;

/** How the charger is connected now, with a word about its own signal. */
export const WifiNow = ({ values }: { values: PointValues }) => {
  const { t } = useTranslation('charger-settings');
  const describe = useDescribePoint();
  const rssi = values['wifi.rssi'];
  const isMeasured = typeof rssi === 'number' && rssi < 0;
  return (
    <div className="nx-setting-body nx-stack">
      <ValueList
        rows={points.map((point) => [
          describe.label(point),
          describe.value(point, values[point]) ?? '–',
          point,
        ])}
      />
      {isMeasured && rssi < weakDbm ? (
        <div>
          <Tag tone={rssi < tooWeakDbm ? 'bad' : 'warn'}>
            {t(rssi < tooWeakDbm ? 'wifi.tooWeak' : 'wifi.weak')}
          </Tag>
        </div>
      ) : null}
      <p className="nx-muted nx-small">{t('wifi.note')}</p>
    </div>
  );
};
