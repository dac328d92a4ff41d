import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useInterruptedRuns } from '#renderer/features/configuration/model/configurationQueries.ts';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';

/** Writing that broke off is taken up charger by charger; this says that there is some, and where. */
export const InterruptedLink = () => {
  const { t } = useTranslation('fleet');
  const count = useInterruptedRuns().data?.length ?? 0;
  if (count === 0) return null;
  return (
    <NoticePanel
      title={t('interrupted.title', { count })}
      action={
        <Link to="/chargers" className="nx-button">
          {t('interrupted.action')}
        </Link>
      }
    >
      {t('interrupted.text')}
    </NoticePanel>
  );
};
