import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { List, ListRow } from '#renderer/ui/List.tsx';
import type { JobSummary } from '#shared/contract/jobs.ts';

/** Which finished job the next one takes its answers from. */
export const LikeJobDialog = (props: {
  jobs: readonly JobSummary[];
  isOpen: boolean;
  onClose: () => void;
  onChoose: (job: JobSummary) => void;
}) => {
  const { t } = useTranslation(['pages', 'common']);
  const format = useFormat();
  return (
    <Dialog title={t('start.like.question')} isOpen={props.isOpen} onClose={props.onClose} size={640}>
      <List label={t('start.like.question')}>
        {props.jobs.slice(0, 20).map((job) => (
          <ListRow
            key={job.id}
            title={[job.siteName, job.socketLabel].filter(Boolean).join(' · ')}
            detail={[t(`common:job.${job.kind}`), job.chargerSerial, format.dateTime(job.updatedAtMs)]
              .filter(Boolean)
              .join(' · ')}
            end={<Button onClick={() => props.onChoose(job)}>{t('start.like.take')}</Button>}
          />
        ))}
      </List>
    </Dialog>
  );
};
