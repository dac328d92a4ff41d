import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorCatalogue, errorCodes } from '#shared/errors/catalogue.ts';

type Texts = Record<string, { text?: string; hint?: string }>;

const textsOf = (language: string): Texts =>
  JSON.parse(readFileSync(`resources/locales/${language}/errors.json`, 'utf8')) as Texts;

const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');

test.each(['en', 'cs', 'de'])(
  'every error has a text and a hint in %s, and nothing else is there',
  (language) => {
    const texts = textsOf(language);
    const incomplete = errorCodes.filter((code) => !texts[code]?.text || !texts[code].hint);
    expect(incomplete).toEqual([]);
    expect(Object.keys(texts).filter((code) => !(code in errorCatalogue))).toEqual([]);
  },
);

test.each(['en', 'cs', 'de'])('error texts in %s use only details that the error has', (language) => {
  const texts = textsOf(language);
  const unknown = errorCodes.flatMap((code) => {
    const known = Object.keys(errorCatalogue[code].details.shape);
    const used = placeholdersOf(`${texts[code]?.text} ${texts[code]?.hint}`);
    return used.filter((name) => !known.includes(name)).map((name) => `${code}: ${name}`);
  });
  expect(unknown).toEqual([]);
});
