export type LanguageName = 'en' | 'cs' | 'de';

export const languageNames: readonly LanguageName[] = ['en', 'cs', 'de'];

/** Each language as its own speakers call it. */
export const ownLanguageNames: Readonly<Record<LanguageName, string>> = {
  en: 'English',
  cs: 'Čeština',
  de: 'Deutsch',
};

const STORAGE_KEY = 'nexus.language';

const isLanguageName = (value: string | null | undefined): value is LanguageName =>
  languageNames.includes(value as LanguageName);

/** The first language of the system that the product speaks; English when it speaks none of them. */
export const systemLanguage = (preferred: readonly string[] = navigator.languages): LanguageName => {
  for (const tag of preferred) {
    const language = tag.toLowerCase().split('-')[0];
    if (isLanguageName(language)) return language;
    // Slovak readers are better served by Czech than by English.
    if (language === 'sk') return 'cs';
  }
  return 'en';
};

/** What was chosen last on this computer, so that the first paint is right before the settings arrive. */
export const rememberedLanguage = (): LanguageName | null => {
  const value = window.localStorage.getItem(STORAGE_KEY);
  return isLanguageName(value) ? value : null;
};

export const rememberLanguage = (language: LanguageName | null): void => {
  if (language === null) window.localStorage.removeItem(STORAGE_KEY);
  else window.localStorage.setItem(STORAGE_KEY, language);
};
