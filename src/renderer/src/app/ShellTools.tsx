import { IconContrast2, IconKeyboard, IconLanguage, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { languageNames, ownLanguageNames } from '#renderer/i18n/language.ts';
import { Button } from '#renderer/ui/Button.tsx';
import '#renderer/ui/Field.css';
import { nextTheme } from '#renderer/ui/theme/themeName.ts';
import { AlertBell } from './alerts/AlertBell.tsx';
import { openKeyHelp, openPalette } from './overlays.ts';
import { usePreferences } from './settings.tsx';

/** Alerts, search, keys, theme and language at the right end of the top bar. */
export const ShellTools = () => {
  const { t } = useTranslation('common');
  const { theme, language, save } = usePreferences();
  const upcoming = nextTheme(theme);
  return (
    <>
      <AlertBell />
      <Button
        kind="quiet"
        icon={<IconSearch size={20} aria-hidden />}
        aria-label={t('tools.palette')}
        title={t('tools.palette')}
        onClick={openPalette}
      />
      <Button
        kind="quiet"
        className="nx-tool-wide"
        icon={<IconKeyboard size={20} aria-hidden />}
        aria-label={t('tools.keys')}
        title={t('tools.keys')}
        onClick={openKeyHelp}
      />
      <Button
        kind="quiet"
        icon={<IconContrast2 size={20} aria-hidden />}
        aria-label={t('tools.theme', { theme: t(`theme.${upcoming}`) })}
        title={t('tools.theme', { theme: t(`theme.${upcoming}`) })}
        onClick={() => void save({ theme: upcoming })}
      />
      <span className="nx-language-box">
        <IconLanguage size={20} aria-hidden />
        <select
          className="nx-input nx-language"
          aria-label={t('tools.language')}
          value={language}
          onChange={(event) => {
            const chosen = languageNames.find((name) => name === event.target.value);
            if (chosen !== undefined) void save({ language: chosen });
          }}
        >
          {languageNames.map((name) => (
            <option key={name} value={name} lang={name}>
              {ownLanguageNames[name]}
            </option>
          ))}
        </select>
      </span>
    </>
  );
};
