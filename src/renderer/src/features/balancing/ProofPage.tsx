import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import '#renderer/ui/ProofTable.css';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';
import { PlanScreen } from './frame/PlanScreen.tsx';
import { SaveTrouble } from './frame/SaveLine.tsx';
import type { SitePlan } from './model/useSitePlan.ts';
import { ProofBody } from './proof/ProofBody.tsx';

/** What flows when nobody steers, worked out for every board and phase. */
export const ProofPage = () => (
  <PlanScreen>{(site, sitePlan) => <Proof key={site.id} site={site} sitePlan={sitePlan} />}</PlanScreen>
);

const Proof = ({ site, sitePlan }: { site: SiteSummary; sitePlan: SitePlan }) => {
  const { t } = useTranslation('balancing');
  const plan = sitePlan.history?.now;
  return (
    <Screen title={t('proof.title')} lead={t('proof.lead')}>
      <SaveTrouble sitePlan={sitePlan} />
      {plan === undefined ? (
        <EmptyState
          title={t('proof.none')}
          action={
            <Link
              to="/sites/$siteId/balancing"
              params={{ siteId: site.id }}
              className="nx-button nx-button-primary"
            >
              {t('proof.toPlan')}
            </Link>
          }
        />
      ) : (
        <ProofBody site={site} sitePlan={sitePlan} plan={plan} />
      )}
    </Screen>
  );
};
