import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DriftNotice } from '#renderer/app/drift/DriftNotice.tsx';
import { useDrift } from '#renderer/app/drift/useDrift.ts';
import { useVisit } from '#renderer/features/configuration/model/useVisit.ts';
import type { DeviceView } from '#shared/contract/devices.ts';

const PutBackLink = ({ deviceId, count }: { deviceId: string; count: number }) => {
  const { t } = useTranslation('drift');
  return (
    <Link
      to="/chargers/$deviceId/configuration"
      params={{ deviceId }}
      search={{ putBack: '1' }}
      className="nx-button"
    >
      {t('putBack', { count })}
    </Link>
  );
};

/** The charger against the log; putting back is planned on its configuration page. */
export const AgainstTheLog = ({ device }: { device: DeviceView }) => {
  const drift = useDrift(device.id);
  const visit = useVisit(device);
  const { id, isOpen, jobId, door, access } = device;
  return (
    <DriftNotice
      status={drift}
      visit={visit}
      canCompare={isOpen && jobId === null && (door === 'modbus' || access.state === 'open')}
      renderPutBack={jobId === null ? (count) => <PutBackLink deviceId={id} count={count} /> : undefined}
    />
  );
};
