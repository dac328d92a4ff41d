import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useCircuit } from '#renderer/wizards/commissioning/model/useCircuit.ts';
import { planWithCharger } from '#shared/domain/balancing/site/planWithCharger.ts';

/** Puts this charger into the plan of its site and starts the controller of this computer. */
export const StartSteering = () => {
  const { t } = useTranslation('wizard');
  const { job, answers } = useJob();
  const { limit } = useCircuit();
  const start = useAction(async () => {
    const siteId = job.site.id;
    const stored = await api.sitePlan.get({ siteId });
    const plan = planWithCharger(stored.plan, {
      site: job.site.name,
      country: job.site.country,
      socket: job.socketLabel,
      serial: job.charger?.identity.serial ?? '',
      phases: job.charger?.identity.phases ?? 3,
      address: job.modbusAddress ?? '',
      limitA: limit.limitA,
      ...answers,
    });
    await api.sitePlan.save({ siteId, revision: stored.revision, plan });
    await api.balancing.start({ siteId });
  });
  return (
    <div className="nx-stack">
      <BridgeErrorPanel error={start.error} onRetry={() => void start.run()} />
      <div className="nx-row">
        <Button busy={start.isRunning} onClick={() => void start.run()}>
          {t('steering.start')}
        </Button>
      </div>
      <p className="nx-muted">{t('steering.startHint')}</p>
    </div>
  );
};
