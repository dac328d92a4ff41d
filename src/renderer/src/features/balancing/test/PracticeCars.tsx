import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';

/** Cars for the practice chargers of a plan that have none; not there for real chargers. */
export const PracticeCars = ({ plan }: { plan: Site }) => {
  const { t } = useTranslation(['siteTest', 'common']);
  const practice = usePracticeState();
  const plug = useAction(() => api.practice.happen({ event: 'cars-plugged' }));
  if (practice?.kind !== 'running' || practice.nodes.length === 0) return null;
  const serials = new Set(plan.chargers.map(({ serial }) => serial));
  const isMissing = practice.chargers.some(
    ({ serial, isCarPlugged }) => serials.has(serial) && !isCarPlugged,
  );
  if (!isMissing) return null;
  return (
    <>
      <div className="nx-row">
        <Tag tone="practice">{t('common:practice')}</Tag>
        <Button busy={plug.isRunning} onClick={() => void plug.run()}>
          {t('siteTest:practiceCars')}
        </Button>
      </div>
      <BridgeErrorPanel error={plug.error} />
    </>
  );
};
