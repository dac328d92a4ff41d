import { IconBluetooth, IconNetwork, IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import { SignalBars } from '#renderer/ui/SignalBars.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { DeviceInfo } from './frameInfo.tsx';

const infoOf = (view: DeviceView): DeviceInfo => ({
  name: view.identity.name || view.identity.serial,
  door: view.door,
  rssiDbm: view.rssiDbm,
  state: view.isOpen ? 'open' : 'lost',
});

/** The charger in hand: name, door, signal, state; leads to its page. */
export const DeviceChip = (props: { shown: DeviceInfo | undefined; open: DeviceView | undefined }) => {
  const { t } = useTranslation('common');
  const format = useFormat();
  const info = props.shown ?? (props.open === undefined ? undefined : infoOf(props.open));
  if (info === undefined) return null;
  const Icon =
    info.state === 'lost' ? IconPlugConnectedX : info.door === 'modbus' ? IconNetwork : IconBluetooth;
  const doorWord =
    info.state === 'open' && info.door !== null ? t(`door.${info.door}`) : t(`device.${info.state}`);
  const content = (
    <>
      <Icon size={20} aria-hidden />
      <strong>{info.name}</strong>
      <span className="nx-muted nx-device-door">{doorWord}</span>
      {info.rssiDbm === null || info.state !== 'open' || info.door !== 'bluetooth' ? null : (
        <>
          <SignalBars rssiDbm={info.rssiDbm} />
          <span className="nx-hidden">{format.dbm(info.rssiDbm)}</span>
        </>
      )}
      {props.open?.jobId ? <span className="nx-muted nx-device-holder">{t('device.inJob')}</span> : null}
    </>
  );
  const className = classNames('nx-device-chip', info.state === 'lost' && 'nx-device-chip-lost');
  if (props.open === undefined)
    return (
      <span className={className} title={`${info.name}, ${doorWord}`}>
        {content}
      </span>
    );
  return (
    <Link
      to="/chargers/$deviceId"
      params={{ deviceId: props.open.id }}
      className={className}
      title={`${info.name}, ${doorWord}`}
    >
      {content}
    </Link>
  );
};
