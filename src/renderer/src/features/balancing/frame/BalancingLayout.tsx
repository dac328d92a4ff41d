import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentInView } from '#renderer/app/useCurrentInView.ts';
import '#renderer/features/chargers/frame/ChargerLayout.css';
import '#renderer/features/balancing/balancing.css';
import '#renderer/ui/ProofTable.css';
import { balancingSections } from './balancingSections.ts';

/** The bar above the pages of a site's load balancing. */
export const BalancingLayout = () => {
  const { t } = useTranslation('balancing');
  const { siteId } = useParams({ from: '/sites/$siteId/balancing' });
  const bar = useCurrentInView();
  return (
    <>
      <nav ref={bar} className="nx-sections" aria-label={t('sections.label')}>
        {balancingSections.map(({ key, to }) => (
          <Link
            key={key}
            to={to}
            params={{ siteId }}
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
