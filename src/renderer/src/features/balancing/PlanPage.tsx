import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';
import { PlanEditor } from './editor/PlanEditor.tsx';
import { PlanFiles } from './editor/PlanFiles.tsx';
import { TakePractice } from './editor/TakePractice.tsx';
import { PlanScreen } from './frame/PlanScreen.tsx';
import { SaveTrouble, SaveWord } from './frame/SaveLine.tsx';
import { newPlan } from './model/planEdits.ts';
import type { SitePlan } from './model/useSitePlan.ts';

/** The circuits of a site, drawn and checked while they are drawn. */
export const PlanPage = () => (
  <PlanScreen>{(site, sitePlan) => <Plan key={site.id} site={site} sitePlan={sitePlan} />}</PlanScreen>
);

const Plan = ({ site, sitePlan }: { site: SiteSummary; sitePlan: SitePlan }) => {
  const { t } = useTranslation('balancing');
  const { store, findings } = sitePlan;
  const plan = sitePlan.history?.now;
  const broken = findings.filter(({ level }) => level === 'refuse').length;
  const open = findings.length - broken;
  return (
    <Screen title={t('plan.title')} lead={t('plan.lead')}>
      <SaveTrouble sitePlan={sitePlan} />
      {plan === undefined ? (
        <EmptyState
          title={t('plan.none')}
          action={
            <Button
              kind="primary"
              onClick={() => store.change(newPlan({ ...site, mainName: t('diagram.main') }))}
            >
              {t('plan.begin')}
            </Button>
          }
        >
          {t('plan.noneText')}
        </EmptyState>
      ) : (
        <PlanEditor sitePlan={sitePlan} plan={plan} site={site} />
      )}
      <TakePractice site={site} store={store} />
      <PlanFiles store={store} plan={plan} />
      {plan === undefined ? null : (
        <PrimaryBar
          note={
            <>
              <SaveWord sitePlan={sitePlan} /> · {t('plan.state', { broken, open })}
            </>
          }
          primary={
            <Link
              to="/sites/$siteId/balancing/proof"
              params={{ siteId: site.id }}
              className="nx-button nx-button-primary"
            >
              {t('plan.toProof')}
            </Link>
          }
        />
      )}
    </Screen>
  );
};
