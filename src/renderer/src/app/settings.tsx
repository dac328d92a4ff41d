import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type LanguageName,
  rememberedLanguage,
  rememberLanguage,
  systemLanguage,
} from '#renderer/i18n/language.ts';
import { rememberedTheme, rememberTheme, systemTheme, type ThemeName } from '#renderer/ui/theme/themeName.ts';
import { setMuted } from '#renderer/ui/tone.ts';
import type { Settings } from '#shared/contract/app.ts';
import { api } from './bridge/api.ts';

export interface Preferences {
  readonly theme: ThemeName;
  readonly language: LanguageName;
  /** Null until the application has answered. */
  readonly settings: Settings | null;
  /** Shown at once, saved behind it; a failed save is thrown. */
  readonly save: (change: Partial<Settings>) => Promise<void>;
}

const PreferencesContext = createContext<Preferences | null>(null);
const settingsKey = ['app', 'settings'] as const;

/** What the person chose: from this computer at once, from the application when it answers. */
export const SettingsRoot = ({ children }: { children: ReactNode }) => {
  const { i18n } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: settingsKey,
    queryFn: () => api.app.settings(),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 3,
  });
  const [local, setLocal] = useState<{ theme: ThemeName | null; language: LanguageName | null }>(() => ({
    theme: rememberedTheme(),
    language: rememberedLanguage(),
  }));
  const settings = data ?? null;

  useEffect(() => {
    if (settings === null) return;
    setLocal({ theme: settings.theme, language: settings.language });
    rememberTheme(settings.theme);
    rememberLanguage(settings.language);
    setMuted(settings.isMuted);
  }, [settings]);

  const theme = local.theme ?? systemTheme();
  const language = local.language ?? systemLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [i18n, language]);

  const save = useCallback(
    async (change: Partial<Settings>) => {
      if (change.theme !== undefined) setLocal((now) => ({ ...now, theme: change.theme ?? null }));
      if (change.language !== undefined) setLocal((now) => ({ ...now, language: change.language ?? null }));
      client.setQueryData(settingsKey, await api.app.saveSettings(change));
    },
    [client],
  );
  const value = useMemo(() => ({ theme, language, settings, save }), [theme, language, settings, save]);
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
};

export const usePreferences = (): Preferences => {
  const value = useContext(PreferencesContext);
  if (value === null) throw new Error('usePreferences outside SettingsRoot');
  return value;
};
