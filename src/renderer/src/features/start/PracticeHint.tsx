import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';

/** No charger at hand: the practice site has some. */
export const PracticeHint = () => {
  const { t } = useTranslation('pages');
  const practice = usePracticeState();
  const isRunning = practice?.kind === 'running';
  return (
    <NoticePanel
      action={
        <Link to="/practice" className="nx-button">
          {t(isRunning ? 'start.practice.look' : 'start.practice.open')}
        </Link>
      }
    >
      {isRunning
        ? t('start.practice.running', { count: practice.chargers.length })
        : t('start.practice.hint')}
    </NoticePanel>
  );
};
