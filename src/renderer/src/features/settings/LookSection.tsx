import { useTranslation } from 'react-i18next';
import { languageNames, ownLanguageNames } from '#renderer/i18n/language.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import type { Settings, Theme } from '#shared/contract/app.ts';

const THEMES: readonly (Theme | 'system')[] = ['system', 'light', 'dark', 'outdoor'];

/** The language and the colours of every screen. */
export const LookSection = (props: {
  settings: Settings | null;
  onChange: (part: Partial<Settings>) => void;
}) => {
  const { t } = useTranslation('settings');
  const { settings, onChange } = props;
  return (
    <section className="nx-stack nx-narrow" aria-labelledby="look">
      <h2 id="look">{t('look.title')}</h2>
      <SelectField
        label={t('look.language')}
        value={settings?.language ?? 'system'}
        options={[
          { value: 'system' as const, label: t('look.languageSystem') },
          ...languageNames.map((value) => ({ value, label: ownLanguageNames[value] })),
        ]}
        onChange={(value) => onChange({ language: value === 'system' ? null : value })}
      />
      <Choice
        label={t('look.theme')}
        value={settings?.theme ?? 'system'}
        options={THEMES.map((value) => ({
          value,
          label: t(`look.themes.${value}.label`),
          reason: t(`look.themes.${value}.reason`),
        }))}
        onChange={(value) => onChange({ theme: value === 'system' ? null : value })}
      />
    </section>
  );
};
