import { Outlet, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChargerScreen } from '#renderer/features/chargers/work/ChargerScreen.tsx';
import type { Offers } from '#renderer/features/chargers/work/useOffers.ts';
import { useThisCharger } from '#renderer/features/chargers/work/useThisCharger.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { type ChargerSection, chargerSections, featureOf } from './chargerSections.ts';

const Lacking = ({ section, reason }: { section: ChargerSection; reason: string }) => {
  const { t } = useTranslation('charger');
  return (
    <ChargerScreen title={t(`sections.${section}`)} charger={useThisCharger()}>
      <EmptyState title={reason}>{t('lacking')}</EmptyState>
    </ChargerScreen>
  );
};

/** The page that is open, or why this charger does not have it. */
export const OfferedSection = ({ deviceId, offers }: { deviceId: string; offers: Offers }) => {
  const path = useRouterState({ select: ({ location }) => location.pathname.replace(/\/$/, '') });
  const section = chargerSections.find(({ to }) => to.replace('$deviceId', deviceId) === path);
  const feature = section === undefined ? null : featureOf(section);
  const reason = feature === null ? null : offers.lacking(feature);
  return section === undefined || reason === null ? (
    <Outlet />
  ) : (
    <Lacking section={section.key} reason={reason} />
  );
};
