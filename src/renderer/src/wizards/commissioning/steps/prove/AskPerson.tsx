import { useTranslation } from 'react-i18next';
import type { Action } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { JobView } from '#shared/contract/jobs.ts';

/** Nobody here sees the charger any more: how to see it at the operator's, the person's word, what to do if it is missing. */
export const AskPerson = (props: { seen: Action<[boolean], JobView>; isMissing: boolean }) => {
  const { t } = useTranslation('ocppJob');
  const { answers } = useJob();
  const { seen, isMissing } = props;
  return (
    <>
      <NoticePanel title={t('ask.title')}>
        <div className="nx-stack">
          <ol className="nx-job-list">
            <li>{t('ask.open')}</li>
            <li>
              {t('ask.look')} <span className="nx-connection">{answers.backend.identity ?? '–'}</span>
            </li>
            <li>{t('ask.wait')}</li>
          </ol>
          <div className="nx-row">
            <Button kind="primary" busy={seen.isRunning} onClick={() => void seen.run(true)}>
              {t('ask.seen')}
            </Button>
            <Button busy={seen.isRunning} onClick={() => void seen.run(false)}>
              {t('ask.notSeen')}
            </Button>
          </div>
          <p className="nx-muted">{t('ask.word')}</p>
        </div>
      </NoticePanel>
      {isMissing ? (
        <NoticePanel title={t('ask.missing.title')}>
          <ol className="nx-job-list">
            {(['log', 'entered', 'wifi', 'reset'] as const).map((advice) => (
              <li key={advice}>{t(`ask.missing.${advice}`)}</li>
            ))}
          </ol>
        </NoticePanel>
      ) : null}
    </>
  );
};
