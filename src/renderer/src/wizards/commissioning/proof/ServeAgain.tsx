import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { WireError } from '#shared/contract/wireError.ts';

/** The test back end has stopped, by itself or with the program: starts it where the charger looks for it, and goes on. */
export const ServeAgain = ({ error, onServed }: { error: WireError | null; onServed: () => void }) => {
  const { t } = useTranslation('ocppJob');
  const { job, adopt } = useJob();
  const { url } = job.answers.backend;
  const serve = useAction(async () => {
    const { hostname, port } = new URL(url ?? '');
    const served = await api.jobs.serveHere({ id: job.id, host: hostname, port: Number(port) });
    adopt(served.answers);
    onServed();
  });
  if (error?.code !== 'ocpp.back-end-not-running' || url === undefined) return null;
  return (
    <>
      <Button busy={serve.isRunning} onClick={() => void serve.run()}>
        {t('laptop.start')}
      </Button>
      <BridgeErrorPanel error={serve.error} />
    </>
  );
};
