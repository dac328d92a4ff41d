import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Ladder } from '#renderer/features/ocpp/ladder/Ladder.tsx';
import { useProbeSteps } from '#renderer/features/ocpp/ladder/useProbeSteps.ts';
import { useProbe } from '#renderer/features/ocpp/probe/useProbe.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { BackEndInHand } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';

/** Beyond these a probe would speak in the name of the charger, which nobody agreed to here. */
const NOT_HERE: readonly string[] = ['claim', 'idle'];

/** The way to the back end from this computer, without being the charger: which rung fails, and why. */
export const ProbeSection = (props: { backEnd: BackEndInHand; keyForProbe: string | null }) => {
  const { t } = useTranslation('ocppJob');
  const { job } = useJob();
  const probe = useProbe();
  const stepsOf = useProbeSteps();
  const { backEnd, keyForProbe } = props;
  const { backend, profile } = backEnd;
  const run = () =>
    void probe.run({
      url: backend.url ?? '',
      identity: backend.identity ?? '',
      profile,
      key: keyForProbe,
      caPem: backend.caPem ?? null,
      jobId: job.id,
      clockMs: null,
      claim: false,
      idleS: 0,
      isPractice: job.site.practice || job.charger?.identity.practice === true,
    });
  const steps = stepsOf(probe.rungs).filter(({ key }) => !NOT_HERE.includes(key));
  return (
    <section className="nx-job-group">
      <h2>{t('probe.title')}</h2>
      <p className="nx-muted">{t('probe.text')}</p>
      <div className="nx-row">
        <Button busy={probe.isRunning} disabled={backEnd.connectionUrl === null} onClick={run}>
          {t(probe.done === null ? 'probe.run' : 'probe.again')}
        </Button>
        {probe.isRunning ? <Button onClick={probe.cancel}>{t('probe.stop')}</Button> : null}
      </div>
      <BridgeErrorPanel error={probe.error} onRetry={run} />
      {probe.done === null ? null : (
        <VerdictBanner
          verdict={probe.done.ok ? 'pass' : 'fail'}
          reason={t(probe.done.ok ? 'probe.reached' : 'probe.notReached')}
        />
      )}
      {probe.isRunning || probe.rungs.length > 0 ? <Ladder label={t('probe.title')} steps={steps} /> : null}
    </section>
  );
};
