import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import type { JobStream } from '#renderer/app/bridge/useJobStream.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { StreamEvent } from '#renderer/wizards/commissioning/model/streamEvent.ts';
import { ProofView } from '#renderer/wizards/commissioning/proof/ProofView.tsx';
import type { BackEndProof } from '#renderer/wizards/commissioning/proof/useBackEndProof.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import type { JobView } from '#shared/contract/jobs.ts';

/** A trial while it runs: it ends by itself, or at once by restarting the charger. */
export const RunningTrial = (props: { proof: BackEndProof; ending: JobStream<StreamEvent<JobView>> }) => {
  const { t } = useTranslation('ocppJob');
  const { job } = useJob();
  const { proof, ending } = props;
  const end = () => void ending.run((signal) => api.jobs.endTrial({ id: job.id }, { signal }));
  return (
    <StepFrame
      key="running"
      isWide
      note={t('trial.restarts')}
      primary={
        <Button busy={ending.isRunning} onClick={end}>
          {t('trial.end')}
        </Button>
      }
    >
      <BridgeErrorPanel error={ending.error} />
      {ending.isRunning ? <ProgressPanel what={t('trial.ending')} done={0} total={0} /> : null}
      <ProofView proof={proof} />
    </StepFrame>
  );
};
