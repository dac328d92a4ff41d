import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useFleetTable } from '#renderer/features/fleet/model/useFleetTable.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { planTable } from './planTable.ts';

/** Leads to the page that reads and writes many chargers, with the plan as its table. Only a proven plan gets there. */
export const HandOver = (props: { plan: Site; site: SiteSummary; canApply: boolean }) => {
  const { t } = useTranslation(['balancing', 'fleet']);
  const navigate = useNavigate();
  const table = useFleetTable();
  const { plan, site, canApply } = props;
  const { csv, unreachable } = planTable(plan);
  const isEmpty = unreachable.length === plan.chargers.length;
  const handOver = async () => {
    const file = new File([csv], `${t('balancing:plan.title')}.csv`, { type: 'text/csv' });
    await table.load(file, t('fleet:file.tooLarge'), site.id);
    await navigate({ to: '/fleet', search: { site: site.id } });
  };
  return (
    <>
      <BridgeErrorPanel error={table.error} />
      <PrimaryBar
        note={
          unreachable.length === 0
            ? t('balancing:proof.applyHint')
            : t('balancing:proof.noAddress', { chargers: unreachable.join(', ') })
        }
        primary={
          <Button
            kind="primary"
            disabled={!canApply || isEmpty}
            busy={table.isBusy}
            onClick={() => void handOver()}
          >
            {t('balancing:proof.apply')}
          </Button>
        }
      />
    </>
  );
};
