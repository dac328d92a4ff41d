import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { jobStepKey } from '#renderer/i18n/jobStepKey.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { JobSummary } from '#shared/contract/jobs.ts';

/** Jobs that were begun and can be gone on with. */
export const OpenJobs = ({ jobs }: { jobs: readonly JobSummary[] }) => {
  const { t } = useTranslation(['pages', 'common']);
  const format = useFormat();
  if (jobs.length === 0) return null;
  return (
    <section className="nx-stack" aria-labelledby="open-jobs">
      <h2 id="open-jobs">{t('start.openJobs')}</h2>
      <List label={t('start.openJobs')}>
        {jobs.map((job) => (
          <ListRow
            key={job.id}
            title={[job.siteName, job.socketLabel, job.chargerSerial].filter(Boolean).join(' · ')}
            detail={`${t(`common:job.${job.kind}`)} · ${t('start.atStep', {
              step: t(jobStepKey(job.kind, job.step)),
            })} · ${format.dateTime(job.updatedAtMs)}`}
            end={
              <>
                {job.practice ? <Tag tone="practice">{t('common:practice')}</Tag> : null}
                <Link to="/job/$jobId" params={{ jobId: job.id }} className="nx-button">
                  {t('start.goOn')}
                </Link>
              </>
            }
          />
        ))}
      </List>
    </section>
  );
};
