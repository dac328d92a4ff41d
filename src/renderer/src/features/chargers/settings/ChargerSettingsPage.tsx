import { useTranslation } from 'react-i18next';
import { SettingsPage } from '#renderer/features/chargers/work/SettingsPage.tsx';
import { settingsWords } from '#renderer/features/chargers/work/settingsWords.ts';
import { SettingsEditor } from './SettingsEditor.tsx';
import { settingsPageKey } from './StoredSection.tsx';

/** The settings of one charger that are no limits: PIN, clock, display, Wi-Fi, restart. */
export const ChargerSettingsPage = () => {
  const { t } = useTranslation(['charger-settings', ...settingsWords]);
  return (
    <SettingsPage page={settingsPageKey} title={t('title')} feature="live">
      {(work) => <SettingsEditor work={work} />}
    </SettingsPage>
  );
};
