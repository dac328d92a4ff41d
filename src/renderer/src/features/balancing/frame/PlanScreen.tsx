import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShowInFrame } from '#renderer/app/frameInfo.tsx';
import { NotFoundPage } from '#renderer/app/NotFoundPage.tsx';
import { useSites } from '#renderer/app/queries.ts';
import { type SitePlan, useSitePlan } from '#renderer/features/balancing/model/useSitePlan.ts';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';

/** A page of the site in the address, once its plan is there. */
export const PlanScreen = (props: { children: (site: SiteSummary, sitePlan: SitePlan) => ReactNode }) => {
  const { t } = useTranslation(['balancing', 'common']);
  const { siteId = '' } = useParams({ strict: false });
  const sites = useSites();
  const site = sites.data?.find(({ id }) => id === siteId);
  const sitePlan = useSitePlan(siteId);
  useShowInFrame(site === undefined ? {} : { place: site.name, practice: site.practice });
  const isWaiting = sites.data === undefined || (!sitePlan.isLoaded && sitePlan.error === null);
  if (isWaiting) return <Screen title={t('common:frame.loading')}>{null}</Screen>;
  if (site === undefined) return <NotFoundPage />;
  return props.children(site, sitePlan);
};
