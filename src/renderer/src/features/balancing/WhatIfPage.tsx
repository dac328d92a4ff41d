import { useTranslation } from 'react-i18next';
import { Screen } from '#renderer/ui/Screen.tsx';
import { isRefused } from '#shared/domain/finding.ts';
import { PlanScreen } from './frame/PlanScreen.tsx';
import type { SitePlan } from './model/useSitePlan.ts';
import { WhatIfBody } from './whatif/WhatIfBody.tsx';

/** A simulated day of the site, under several rules side by side. */
export const WhatIfPage = () => (
  <PlanScreen>{(site, sitePlan) => <WhatIf key={site.id} sitePlan={sitePlan} />}</PlanScreen>
);

const WhatIf = ({ sitePlan }: { sitePlan: SitePlan }) => {
  const { t } = useTranslation('balancing');
  return (
    <Screen title={t('whatIf.title')} lead={t('whatIf.lead')}>
      <WhatIfBody plan={sitePlan.history?.now} isPlanBroken={isRefused(sitePlan.findings)} />
    </Screen>
  );
};
