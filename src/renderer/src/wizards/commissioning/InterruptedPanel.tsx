import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { useJob } from './model/jobContext.tsx';
import { isReady } from './model/jobFacts.ts';

/** An earlier run of this job died while writing: what is known of it, and that reading comes first. */
export const InterruptedPanel = () => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const describe = useDescribePoint();
  const { job } = useJob();
  const { interrupted } = job;
  if (interrupted === null) return null;
  return (
    <ErrorPanel
      level="warn"
      text={t('interrupted.text', { time: format.dateTime(interrupted.atMs) })}
      hint={
        interrupted.points.length === 0
          ? t('interrupted.nothingKnown')
          : t('interrupted.points', { points: interrupted.points.map(describe.label).join(', ') })
      }
      action={<p>{t(isReady(job) ? 'interrupted.wasRead' : 'interrupted.now')}</p>}
    />
  );
};
