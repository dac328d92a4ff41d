import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppError, isAppError } from '#shared/errors/appError.ts';

type Texts = Readonly<Record<string, { readonly text?: string; readonly hint?: string } | undefined>>;

/** The person's language from the environment; English for one that is not there. */
const languageOf = (env: NodeJS.ProcessEnv): string => {
  const [language = 'en'] = (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en').split(/[_.]/);
  return ['en', 'cs', 'de'].includes(language) ? language : 'en';
};

const fill = (text: string, details: object): string => {
  const values = new Map<string, string | number>(Object.entries(details));
  return text.replaceAll(
    /\{\{\s*-?\s*(\w+)\s*(?:,[^}]*)?\}\}/g,
    (_, name: string) => `${values.get(name) ?? ''}`,
  );
};

const describeKnown = (error: AppError, appRoot: string, env: NodeJS.ProcessEnv): string => {
  const file = join(appRoot, 'resources', 'locales', languageOf(env), 'errors.json');
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Texts;
  const { text = error.code, hint = '' } = texts[error.code] ?? {};
  return [fill(text, error.details), fill(hint, error.details)].filter((part) => part !== '').join('\n');
};

/** What an error says to a person outside the interface: what happened, and what to do now. */
export const describeError = (
  error: unknown,
  appRoot: string,
  env: NodeJS.ProcessEnv = process.env,
): string => {
  if (isAppError(error)) return describeKnown(error, appRoot, env);
  return error instanceof Error ? error.message : String(error);
};
