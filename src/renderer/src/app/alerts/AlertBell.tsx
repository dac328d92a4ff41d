import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openAlerts } from '#renderer/app/overlays.ts';
import { useOpenDevices } from '#renderer/app/useOpenDevices.ts';
import { Button } from '#renderer/ui/Button.tsx';
import './alerts.css';
import { lastingFaults } from './alertNews.ts';
import { useAlerts } from './useAlerts.ts';

/** The bell of the top bar, with how many alerts there are; it opens their list. */
export const AlertBell = () => {
  const { t } = useTranslation('common');
  const alerts = useAlerts() ?? [];
  const count = alerts.length;
  const connected = useOpenDevices()?.map(({ id }) => id) ?? [];
  const hasFault = lastingFaults(alerts, connected).length > 0;
  const label = t('alerts.open', { count });
  return (
    <Button
      kind="quiet"
      className="nx-bell"
      icon={<IconBell size={20} aria-hidden />}
      aria-label={hasFault ? `${label}. ${t('alerts.hasFault')}` : label}
      title={label}
      onClick={openAlerts}
    >
      {count === 0 ? undefined : (
        <span className={hasFault ? 'nx-bell-count nx-bell-fault' : 'nx-bell-count'}>{count}</span>
      )}
    </Button>
  );
};
