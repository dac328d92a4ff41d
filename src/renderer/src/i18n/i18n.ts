import i18next, { type BackendModule, type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { LanguageName } from './language.ts';

const files = import.meta.glob<Record<string, unknown>>('#resources/locales/*/*.json', { import: 'default' });

const loaderOf = (language: string, namespace: string) =>
  Object.entries(files).find(([path]) => path.endsWith(`/locales/${language}/${namespace}.json`))?.[1];

/** One small file per language and namespace, fetched when a screen first needs it. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language: string, namespace: string, callback: ReadCallback) => {
    const load = loaderOf(language, namespace);
    if (load === undefined) {
      callback(null, {});
      return;
    }
    load().then(
      (texts) => callback(null, texts),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), false),
    );
  },
};

/** Resolves once the words of the frame are there in the given language. */
export const startI18n = async (language: LanguageName): Promise<typeof i18next> => {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      supportedLngs: ['en', 'cs', 'de'],
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    });
  return i18next;
};
