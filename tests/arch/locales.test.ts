import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorCatalogue, errorCodes } from '#shared/errors/catalogue.ts';

const folder = join(import.meta.dirname, '..', '..', 'resources', 'locales');
const languages = ['en', 'cs', 'de'] as const;
type Language = (typeof languages)[number];
type Texts = ReadonlyMap<string, string>;

const leaves = (value: unknown, path: string[]): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]))
    : [[path.join('/'), String(value)]];

const read = (language: Language, file: string): unknown =>
  JSON.parse(readFileSync(join(folder, language, file), 'utf8'));

const filesOf = (language: Language): string[] =>
  readdirSync(join(folder, language))
    .filter((file) => file.endsWith('.json'))
    .toSorted();

const files = [...new Set(languages.flatMap(filesOf))];
const textsOf = (language: Language, file: string): Texts => new Map(leaves(read(language, file), []));

const PLURAL = /_(zero|one|two|few|many|other)$/;
const meaningOf = (key: string): string => key.replace(PLURAL, '');
const meanings = (texts: Texts): string[] => [...new Set([...texts.keys()].map(meaningOf))].toSorted();

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*-?\s*(\w+)/g)].map(([, name]) => name ?? '').toSorted();

/** The names a text of this meaning uses, over all its plural forms. `count` may be spelled out in one of them. */
const namesFor = (texts: Texts, meaning: string): string[] =>
  [
    ...new Set(
      [...texts].filter(([key]) => meaningOf(key) === meaning).flatMap(([, text]) => placeholders(text)),
    ),
  ].toSorted();

test('all languages have the same files', () => {
  expect(files.length).toBeGreaterThan(0);
  for (const language of languages) expect(filesOf(language), language).toEqual(files);
});

test.each(files)('%s says the same things in every language', (file) => {
  const english = meanings(textsOf('en', file));
  for (const language of languages) expect(meanings(textsOf(language, file)), language).toEqual(english);
});

test.each(files)('%s has every plural form of each language', (file) => {
  for (const language of languages) {
    const texts = textsOf(language, file);
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = [...new Set([...texts.keys()].filter((key) => PLURAL.test(key)).map(meaningOf))];
    const missing = counted.flatMap((meaning) =>
      forms.map((form) => `${meaning}_${form}`).filter((key) => !texts.has(key)),
    );
    expect(missing, language).toEqual([]);
  }
});

test.each(files)('%s fills in the same values in every language', (file) => {
  const english = textsOf('en', file);
  for (const language of languages) {
    const texts = textsOf(language, file);
    const different = meanings(english).filter(
      (meaning) => namesFor(english, meaning).join() !== namesFor(texts, meaning).join(),
    );
    expect(different, language).toEqual([]);
  }
});

test.each(files)('%s has no empty text', (file) => {
  for (const language of languages) {
    const empty = [...textsOf(language, file)].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty, language).toEqual([]);
  }
});

test.each(languages)('every error has a text and a hint in %s, and nothing else has', (language) => {
  const texts = read(language, 'errors.json') as Record<string, Record<string, unknown>>;
  expect(Object.keys(texts).toSorted()).toEqual([...errorCodes].toSorted());
  const incomplete = errorCodes.filter((code) => !texts[code]?.['text'] || !texts[code]['hint']);
  expect(incomplete).toEqual([]);
});

test.each(languages)('errors in %s fill in only what their details carry', (language) => {
  const texts = textsOf(language, 'errors.json');
  const unknown = [...texts].flatMap(([key, text]) => {
    const code = errorCodes.find((candidate) => key.startsWith(`${candidate}/`));
    const known = code ? Object.keys(errorCatalogue[code].details.shape) : [];
    return placeholders(text)
      .filter((name) => !known.includes(name))
      .map((name) => `${key}: ${name}`);
  });
  expect(unknown).toEqual([]);
});
