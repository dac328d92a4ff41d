import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import type { PlanStore } from '#renderer/features/balancing/model/planStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';

/** Where a practice site with boards is running: its plan, with the addresses of its virtual devices. */
export const TakePractice = ({ site, store }: { site: SiteSummary; store: PlanStore }) => {
  const { t } = useTranslation('balancing');
  const practice = usePracticeState();
  const take = useAction(() => api.sitePlan.practice());
  const hasPlan = practice?.kind === 'running' && practice.siteFile !== null;
  if (!site.practice || !hasPlan) return null;
  const run = async () => {
    const answer = await take.run();
    if (answer !== null && answer.plan !== null) store.change({ ...answer.plan, country: site.country });
  };
  return (
    <div>
      <BridgeErrorPanel error={take.error} />
      <Button busy={take.isRunning} onClick={() => void run()}>
        {t('plan.practice')}
      </Button>
    </div>
  );
};
