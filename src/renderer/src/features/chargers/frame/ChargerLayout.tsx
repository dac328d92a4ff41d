import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FaultBar } from '#renderer/app/alerts/FaultBar.tsx';
import { useOpenDevices } from '#renderer/app/useOpenDevices.ts';
import './ChargerLayout.css';
import { chargerSections } from './chargerSections.ts';

/** The bar of a charger's pages above whichever of them is open; a charger that is gone has none. */
export const ChargerLayout = () => {
  const { t } = useTranslation('charger');
  const { deviceId } = useParams({ from: '/chargers/$deviceId' });
  const isKnown = useOpenDevices()?.some(({ id }) => id === deviceId) === true;
  return (
    <>
      {isKnown ? (
        <nav className="nx-sections" aria-label={t('sections.label')}>
          {chargerSections.map(({ key, to }) => (
            <Link
              key={key}
              to={to}
              params={{ deviceId }}
              className="nx-section"
              activeOptions={{ exact: true, includeSearch: false }}
            >
              {t(`sections.${key}`)}
            </Link>
          ))}
        </nav>
      ) : null}
      {isKnown ? <FaultBar deviceId={deviceId} /> : null}
      <Outlet />
    </>
  );
};
