import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const locales = join(resolve(import.meta.dirname, '../../..'), 'resources', 'locales');

export type Language = 'en' | 'cs' | 'de';

/** A text of the interface: `words('cs', 'pages', 'start.title')`. Specs in English write their texts out. */
export const words = (language: Language, file: string, key: string): string => {
  const texts: unknown = JSON.parse(readFileSync(join(locales, language, `${file}.json`), 'utf8'));
  const inside = (found: unknown, part: string) => (found as Record<string, unknown> | undefined)?.[part];
  // Names of points stand flat in their file, everything else in groups.
  const text = inside(texts, key) ?? key.split('.').reduce(inside, texts);
  if (typeof text !== 'string') throw new Error(`${language}/${file}.json has no text ${key}`);
  return text;
};
