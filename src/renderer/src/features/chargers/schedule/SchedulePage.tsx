import { useTranslation } from 'react-i18next';
import { SettingsPage } from '#renderer/features/chargers/work/SettingsPage.tsx';
import { settingsWords } from '#renderer/features/chargers/work/settingsWords.ts';
import { ScheduleEditor } from './ScheduleEditor.tsx';
import './schedule.css';

/** When one charger charges, and how a charge begins. */
export const SchedulePage = () => {
  const { t } = useTranslation(['schedule', ...settingsWords]);
  return (
    <SettingsPage page="schedule" title={t('title')} feature="schedule">
      {(work) => <ScheduleEditor work={work} />}
    </SettingsPage>
  );
};
