import { useTranslation } from 'react-i18next';
import { SettingsPage } from '#renderer/features/chargers/work/SettingsPage.tsx';
import { settingsWords } from '#renderer/features/chargers/work/settingsWords.ts';
import './cards.css';
import { CardsEditor } from './CardsEditor.tsx';

/** The cards that release charging at one charger. */
export const CardsPage = () => {
  const { t } = useTranslation(['cards', ...settingsWords]);
  return (
    <SettingsPage page="cards" title={t('title')} feature="cards">
      {(work) => <CardsEditor work={work} />}
    </SettingsPage>
  );
};
