import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError } from '#shared/errors/appError.ts';

type Texts = Record<string, { text?: string; hint?: string } | undefined>;

/** The person's language from the environment; English for one that is not there. */
const languageOf = (env: NodeJS.ProcessEnv): string => {
  const [language = 'en'] = (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en').split(/[_.]/);
  return ['en', 'cs', 'de'].includes(language) ? language : 'en';
};

const fill = (text: string, details: Readonly<Record<string, unknown>>): string =>
  text.replaceAll(/\{\{\s*(\w+)\s*(?:,[^}]*)?\}\}/g, (_, name: string) => String(details[name] ?? ''));

/** What an error says to a person, in their language: what happened, and what to do now. */
export const describeError = (error: AppError, appRoot: string, env = process.env): string => {
  const file = join(appRoot, 'resources', 'locales', languageOf(env), 'errors.json');
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Texts;
  const { text = error.code, hint = '' } = texts[error.code] ?? {};
  return [fill(text, error.details), fill(hint, error.details)].filter((part) => part !== '').join('\n');
};
