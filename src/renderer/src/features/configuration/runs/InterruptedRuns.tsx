import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useInterruptedRuns } from '#renderer/features/configuration/model/configurationQueries.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import type { RunView } from '#shared/contract/configuration.ts';
import '#renderer/features/configuration/configuration.css';
import { RunSteps } from './RunSteps.tsx';
import { useAbandon } from './useAbandon.ts';
import { useTakeUp } from './useTakeUp.ts';

const RunPanel = ({ run }: { run: RunView }) => {
  const { t } = useTranslation(['configuration', 'common']);
  const format = useFormat();
  const [isLeaving, setLeaving] = useState(false);
  const takeUp = useTakeUp();
  const abandon = useAbandon();
  const leave = async () => {
    if ((await abandon.run(run.id)) !== null) setLeaving(false);
  };
  return (
    <ErrorPanel
      level="warn"
      text={t(`runs.text.${run.kind}`, {
        name: run.name,
        serial: run.serial,
        time: format.dateTime(run.createdAtMs),
      })}
      hint={t('runs.hint')}
      action={
        <div className="nx-stack nx-conf-run">
          <RunSteps steps={run.steps} begun={run.stepsBegun} />
          <BridgeErrorPanel error={takeUp.error ?? abandon.error} />
          <div className="nx-row">
            <Button kind="primary" busy={takeUp.isRunning} onClick={() => void takeUp.run(run, 'continue')}>
              {t('runs.continue')}
            </Button>
            <Button busy={takeUp.isRunning} onClick={() => void takeUp.run(run, 'back')}>
              {t('runs.back')}
            </Button>
            <Button kind="quiet" onClick={() => setLeaving(true)}>
              {t('runs.leave')}
            </Button>
          </div>
          <Dialog title={t('runs.leaveTitle')} isOpen={isLeaving} onClose={() => setLeaving(false)}>
            <div className="nx-stack">
              <p>{t('runs.leaveText', { name: run.name })}</p>
              <div className="nx-row">
                <Button kind="primary" busy={abandon.isRunning} onClick={() => void leave()}>
                  {t('runs.leave')}
                </Button>
                <Button onClick={() => setLeaving(false)}>{t('common:action.cancel')}</Button>
              </div>
            </div>
          </Dialog>
        </div>
      }
    />
  );
};

/** Writing that broke off and that nobody has taken up: what, when, which steps, and what to do about it. */
export const InterruptedRuns = ({ serial }: { serial?: string }) => {
  const runs = useInterruptedRuns();
  const shown = (runs.data ?? []).filter((run) => serial === undefined || run.serial === serial);
  return shown.map((run) => <RunPanel key={run.id} run={run} />);
};
