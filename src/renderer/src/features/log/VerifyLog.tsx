import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';

type Report = Awaited<ReturnType<typeof api.log.verify>>;

/** Checks the chain of the whole log and says how far it holds. */
export const VerifyLog = () => {
  const { t } = useTranslation('log');
  const format = useFormat();
  const [report, setReport] = useState<Report | null>(null);
  const verify = useAction(() => api.log.verify());
  const run = async () => setReport(await verify.run());
  const close = () => {
    setReport(null);
    verify.clear();
  };
  return (
    <>
      <Button
        icon={<IconShieldCheck size={20} aria-hidden />}
        busy={verify.isRunning}
        onClick={() => void run()}
      >
        {t('verify.action')}
      </Button>
      <Dialog title={t('verify.title')} isOpen={report !== null || verify.error !== null} onClose={close}>
        <div className="nx-stack">
          <BridgeErrorPanel error={verify.error} onRetry={() => void run()} />
          {report === null ? null : (
            <>
              <VerdictBanner
                verdict={report.brokenAt === null ? 'pass' : 'fail'}
                reason={
                  report.brokenAt === null
                    ? t('verify.whole', { count: report.entries, number: format.integer(report.entries) })
                    : t('verify.broken', { entry: format.integer(report.brokenAt) })
                }
              />
              <p className="nx-hash nx-muted">
                {t('verify.lastHash')}: {report.lastHash}
              </p>
            </>
          )}
        </div>
      </Dialog>
    </>
  );
};
