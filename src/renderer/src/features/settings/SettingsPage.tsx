import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { usePreferences } from '#renderer/app/settings.tsx';
import { languageNames, ownLanguageNames } from '#renderer/i18n/language.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { playTone } from '#renderer/ui/tone.ts';
import type { Country, Settings, Theme } from '#shared/contract/app.ts';
import { NotificationSection } from './NotificationSection.tsx';
import { PersonForm } from './PersonForm.tsx';
import { VaultSection } from './vault/VaultSection.tsx';

const THEMES: readonly (Theme | 'system')[] = ['system', 'light', 'dark', 'outdoor'];
const COUNTRIES: readonly (Country | 'ask')[] = ['ask', 'CZ', 'SK', 'DE', 'AT', 'IEC'];

/** What the application remembers for the person who works with it. */
export const SettingsPage = () => {
  const { t } = useTranslation(['settings', 'common', 'firmware']);
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
      <section className="nx-stack nx-narrow" aria-labelledby="look">
        <h2 id="look">{t('look.title')}</h2>
        <SelectField
          label={t('look.language')}
          value={settings?.language ?? 'system'}
          options={[
            { value: 'system' as const, label: t('look.languageSystem') },
            ...languageNames.map((value) => ({ value, label: ownLanguageNames[value] })),
          ]}
          onChange={(value) => void change.run({ language: value === 'system' ? null : value })}
        />
        <Choice
          label={t('look.theme')}
          value={settings?.theme ?? 'system'}
          options={THEMES.map((value) => ({
            value,
            label: t(`look.themes.${value}.label`),
            reason: t(`look.themes.${value}.reason`),
          }))}
          onChange={(value) => void change.run({ theme: value === 'system' ? null : value })}
        />
      </section>
      <section className="nx-stack nx-narrow" aria-labelledby="work">
        <h2 id="work">{t('work.title')}</h2>
        <SelectField
          label={t('work.country')}
          hint={t('work.countryHint')}
          value={settings?.country ?? 'ask'}
          options={COUNTRIES.map((value) => ({
            value,
            label: value === 'ask' ? t('work.countryAsk') : t(`common:country.${value}`),
          }))}
          onChange={(value) => void change.run({ country: value === 'ask' ? null : value })}
        />
        <Choice
          compact
          label={t('work.sound')}
          hint={t('work.soundHint')}
          value={settings?.isMuted === true ? 'off' : 'on'}
          options={[
            { value: 'on' as const, label: t('work.soundOn') },
            { value: 'off' as const, label: t('work.soundOff') },
          ]}
          onChange={(value) => void change.run({ isMuted: value === 'off' })}
        />
        <div>
          <Button disabled={settings?.isMuted === true} onClick={() => playTone('pass')}>
            {t('work.soundTry')}
          </Button>
        </div>
      </section>
    </Screen>
  );
};
