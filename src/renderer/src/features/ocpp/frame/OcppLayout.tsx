import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import '#renderer/features/chargers/frame/ChargerLayout.css';
import '#renderer/features/ocpp/ocpp.css';

const sections = [
  { key: 'backEnd', to: '/ocpp' },
  { key: 'charger', to: '/ocpp/charger' },
  { key: 'messages', to: '/ocpp/messages' },
  { key: 'probe', to: '/ocpp/probe' },
] as const;

/** The bar above the pages of OCPP. */
export const OcppLayout = () => {
  const { t } = useTranslation('backEnd');
  return (
    <>
      <nav className="nx-sections" aria-label={t('sections.label')}>
        {sections.map(({ key, to }) => (
          <Link
            key={key}
            to={to}
            className="nx-section"
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {t(`sections.${key}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
};
