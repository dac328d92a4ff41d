import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { statusSign } from '#renderer/ui/status.tsx';
import { lastingFaults } from './alertNews.ts';
import './alerts.css';
import { useAlerts } from './useAlerts.ts';
import { useAlertText } from './useAlertText.ts';

/** The faults a charger has now, on every page of it; nothing when there are none. */
export const FaultBar = ({ deviceId }: { deviceId: string }) => {
  const { t } = useTranslation('common');
  const alertText = useAlertText();
  const faults = lastingFaults(useAlerts() ?? [], [deviceId]);
  if (faults.length === 0) return null;
  return (
    <section className="nx-alert-bar" aria-label={t('alerts.faultsNow')}>
      <ul className="nx-stack">
        {faults.map((fault) => (
          <li key={fault.id} className="nx-row nx-nowrap-row">
            {statusSign('bad')}
            <span>{alertText(fault).what}</span>
          </li>
        ))}
      </ul>
      <Link to="/chargers/$deviceId/faults" params={{ deviceId }} className="nx-button">
        {t('alerts.whatToDo')}
      </Link>
    </section>
  );
};
