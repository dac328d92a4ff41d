import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentInView } from '#renderer/app/useCurrentInView.ts';
import '#renderer/features/chargers/frame/ChargerLayout.css';
import '#renderer/features/ocpp/ocpp.css';

const sections = [
  { key: 'backEnd', to: '/ocpp' },
  { key: 'charger', to: '/ocpp/charger' },
  { key: 'messages', to: '/ocpp/messages' },
  { key: 'probe', to: '/ocpp/probe' },
  { key: 'presets', to: '/ocpp/presets' },
] as const;

/** The bar above the pages of OCPP; their words are all there before one is shown. */
export const OcppLayout = () => {
  const { t } = useTranslation(['backEnd', 'ocpp']);
  const bar = useCurrentInView();
  return (
    <>
      <nav ref={bar} className="nx-sections" aria-label={t('backEnd:sections.label')}>
        {sections.map(({ key, to }) => (
          <Link
            key={key}
            to={to}
            className="nx-section"
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {t(`backEnd:sections.${key}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
};
