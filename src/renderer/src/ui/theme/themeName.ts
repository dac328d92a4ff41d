export type ThemeName = 'light' | 'dark' | 'outdoor';

const ORDER: readonly ThemeName[] = ['light', 'dark', 'outdoor'];
const STORAGE_KEY = 'nexus.theme';

const isThemeName = (value: unknown): value is ThemeName => ORDER.includes(value as ThemeName);

/** The theme the system asks for; outdoor when it asks for more contrast. */
export const systemTheme = (): ThemeName => {
  if (window.matchMedia('(prefers-contrast: more)').matches) return 'outdoor';
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

/** What was chosen last on this computer, so that the first paint is right before the settings arrive. */
export const rememberedTheme = (): ThemeName | null => {
  const value = window.localStorage.getItem(STORAGE_KEY);
  return isThemeName(value) ? value : null;
};

export const rememberTheme = (theme: ThemeName | null): void => {
  if (theme === null) window.localStorage.removeItem(STORAGE_KEY);
  else window.localStorage.setItem(STORAGE_KEY, theme);
};

export const nextTheme = (theme: ThemeName): ThemeName =>
  ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? 'light';
