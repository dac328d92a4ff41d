import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { usePreferences } from '#renderer/app/settings.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { Settings } from '#shared/contract/app.ts';
import { LookSection } from './LookSection.tsx';
import { NotificationSection } from './NotificationSection.tsx';
import { PersonForm } from './PersonForm.tsx';
import { VaultSection } from './vault/VaultSection.tsx';
import { WorkSection } from './WorkSection.tsx';

/** What the application remembers for the person who works with it. */
export const SettingsPage = () => {
  const { t } = useTranslation(['settings', 'firmware']);
  const { settings, save } = usePreferences();
  const change = useAction((part: Partial<Settings>) => save(part));
  return (
    <Screen title={t('title')}>
      <BridgeErrorPanel error={change.error} />
      <section className="nx-stack nx-narrow" aria-labelledby="person">
        <h2 id="person">{t('person.title')}</h2>
        <p className="nx-muted">{t('person.text')}</p>
        {settings === null ? null : (
          <PersonForm person={settings.person} onSave={(person) => save({ person })} />
        )}
      </section>
      <VaultSection />
      {settings === null ? null : (
        <NotificationSection
          chosen={settings.notifications}
          onChange={(notifications) => void change.run({ notifications })}
        />
      )}
      <section className="nx-stack nx-narrow" aria-labelledby="firmware-library">
        <h2 id="firmware-library">{t('firmware:lib.title')}</h2>
        <p className="nx-muted">{t('firmware:settings.text')}</p>
        <div>
          <Link to="/firmware" className="nx-button">
            {t('firmware:settings.open')}
          </Link>
        </div>
      </section>
      <LookSection settings={settings} onChange={(part) => void change.run(part)} />
      <WorkSection settings={settings} onChange={(part) => void change.run(part)} />
    </Screen>
  );
};
