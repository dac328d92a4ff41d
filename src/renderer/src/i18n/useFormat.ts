import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from './format.ts';
import type { LanguageName } from './language.ts';

/** Numbers and times in the language that is shown. */
export const useFormat = (): Format => {
  const { i18n } = useTranslation();
  const language = i18n.language as LanguageName;
  return useMemo(() => createFormat(language), [language]);
};
