import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { ValueList } from '#renderer/ui/ValueList.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';

const asMac = (hex: string): string => hex.match(/../g)?.join(':').toUpperCase() ?? hex;

/** Who answered. */
export const Identity = ({ device }: { device: DeviceView }) => {
  const { t } = useTranslation(['pages', 'common']);
  const format = useFormat();
  const { identity } = device;
  const rows: readonly (readonly [string, string])[] = [
    [t('charger.identity.serial'), identity.serial],
    [
      t('charger.identity.model'),
      identity.model.startsWith(identity.vendor)
        ? identity.model
        : `${identity.vendor} ${identity.model}`.trim(),
    ],
    [t('charger.identity.firmware'), identity.firmware],
    [t('charger.identity.phases'), String(identity.phases)],
    [t('charger.identity.range'), `${identity.minA}–${format.amps(identity.hardwareMaxA)}`],
    [t('charger.identity.mac'), asMac(identity.mac)],
    [t('charger.identity.boots'), format.integer(identity.bootCount)],
    [t('charger.identity.door'), t(`common:door.${device.door}`)],
    [t('charger.identity.target'), device.target],
  ];
  return (
    <section aria-labelledby="identity" className="nx-stack">
      <h2 id="identity">{t('charger.identity.title')}</h2>
      <ValueList
        rows={rows.map(([label, value]) => [label, value === '' ? '–' : value])}
        valueClass="nx-hash"
      />
    </section>
  );
};
