import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';
import { RunningController } from './controller/RunningController.tsx';
import { StartController } from './controller/StartController.tsx';
import { isOver, useController } from './controller/useController.ts';
import { PlanScreen } from './frame/PlanScreen.tsx';
import { SaveTrouble } from './frame/SaveLine.tsx';
import type { SitePlan } from './model/useSitePlan.ts';

/** This program steers the site from this computer: begun, watched and ended here. */
export const ControllerPage = () => (
  <PlanScreen>{(site, sitePlan) => <Controller key={site.id} site={site} sitePlan={sitePlan} />}</PlanScreen>
);

const Controller = ({ site, sitePlan }: { site: SiteSummary; sitePlan: SitePlan }) => {
  const { t } = useTranslation(['balancing', 'errors']);
  const { controller, error, restart, isKnown } = useController(site.id);
  const plan = sitePlan.history?.now;
  const canStart = controller === null || isOver(controller);
  return (
    <Screen title={t('balancing:controller.title')} lead={t('balancing:controller.lead')}>
      <SaveTrouble sitePlan={sitePlan} />
      <BridgeErrorPanel error={error} onRetry={restart} />
      {controller === null ? null : <RunningController state={controller} plan={plan} />}
      {plan !== undefined && isKnown && canStart ? (
        <StartController siteId={site.id} sitePlan={sitePlan} plan={plan} />
      ) : null}
      {plan === undefined ? (
        <EmptyState
          title={t('balancing:proof.none')}
          action={
            <Link
              to="/sites/$siteId/balancing"
              params={{ siteId: site.id }}
              className="nx-button nx-button-primary"
            >
              {t('balancing:proof.toPlan')}
            </Link>
          }
        />
      ) : null}
    </Screen>
  );
};
