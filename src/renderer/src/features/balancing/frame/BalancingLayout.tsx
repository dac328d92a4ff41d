import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import '#renderer/features/chargers/frame/ChargerLayout.css';
import '#renderer/features/balancing/balancing.css';
import '#renderer/ui/ProofTable.css';
import { balancingSections } from './balancingSections.ts';

/** The bar above the pages of a site's load balancing. */
export const BalancingLayout = () => {
  const { t } = useTranslation('balancing');
  const { siteId } = useParams({ from: '/sites/$siteId/balancing' });
  const bar = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  // On a narrow screen the bar scrolls: the page that is open must be among those to be seen.
  useEffect(() => {
    const current = bar.current?.querySelector(`[aria-current="page"]`);
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
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
