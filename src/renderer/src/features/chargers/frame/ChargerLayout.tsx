import { Outlet, useParams } from '@tanstack/react-router';
import { FaultBar } from '#renderer/app/alerts/FaultBar.tsx';
import { useOpenDevices } from '#renderer/app/useOpenDevices.ts';
import { useOffers } from '#renderer/features/chargers/work/useOffers.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import './ChargerLayout.css';
import { LostLink } from './LostLink.tsx';
import { OfferedSection } from './OfferedSection.tsx';
import { SectionBar } from './SectionBar.tsx';

const Known = ({ device }: { device: DeviceView }) => {
  const offers = useOffers(device, null);
  return (
    <>
      <SectionBar deviceId={device.id} offers={offers} />
      <LostLink device={device} />
      <FaultBar deviceId={device.id} />
      <OfferedSection deviceId={device.id} offers={offers} />
    </>
  );
};

/** The bar of a charger's pages above whichever of them is open; a charger that is gone has none. */
export const ChargerLayout = () => {
  const { deviceId } = useParams({ from: '/chargers/$deviceId' });
  const device = useOpenDevices()?.find(({ id }) => id === deviceId);
  return device === undefined ? <Outlet /> : <Known device={device} />;
};
