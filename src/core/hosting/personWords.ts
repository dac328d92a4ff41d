import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The person's language from the environment; English for one that is not there. */
export const languageOf = (env: NodeJS.ProcessEnv): string => {
  const [language = 'en'] = (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en').split(/[_.]/);
  return ['en', 'cs', 'de'].includes(language) ? language : 'en';
};

/** A file of texts in a language, as it lies in the application. */
export const readTexts = (appRoot: string, language: string, file: string): unknown =>
  JSON.parse(readFileSync(join(appRoot, 'resources', 'locales', language, file), 'utf8'));

/** A text with its holes filled; a name without a value leaves nothing. */
export const fill = (text: string, values: ReadonlyMap<string, string>): string => {
  return text.replaceAll(/\{\{\s*-?\s*(\w+)\s*(?:,[^}]*)?\}\}/g, (_, name: string) => values.get(name) ?? '');
};
