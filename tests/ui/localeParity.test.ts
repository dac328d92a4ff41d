import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const PLURAL = /_(zero|one|two|few|many|other)$/;
const languages = ['en', 'cs', 'de'] as const;
const namespaces = readdirSync('resources/locales/en').map((file) => file.replace('.json', ''));

const flatten = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as Record<string, unknown>).flatMap(([key, child]) =>
        flatten(child, path === '' ? key : `${path}/${key}`),
      );

const read = (language: string, namespace: string): Map<string, string> =>
  new Map(flatten(JSON.parse(readFileSync(`resources/locales/${language}/${namespace}.json`, 'utf8'))));

const keysOf = (language: string, namespace: string): string[] =>
  [...new Set([...read(language, namespace).keys()].map((key) => key.replace(PLURAL, '')))].toSorted();

test.each(namespaces)('%s has the same keys in every language', (namespace) => {
  for (const language of languages) expect(keysOf(language, namespace)).toEqual(keysOf('en', namespace));
});

test.each(['cs', 'de'])('plural keys have every form %s needs', (language) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const missing = namespaces.flatMap((namespace) => {
    const texts = read(language, namespace);
    const stems = new Set(
      [...texts.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')),
    );
    return [...stems].flatMap((stem) =>
      forms.filter((form) => !texts.has(`${stem}_${form}`)).map((form) => `${namespace}:${stem}_${form}`),
    );
  });
  expect(missing).toEqual([]);
});

test.each(namespaces)('%s uses the same placeholders in every language', (namespace) => {
  const placeholders = (text: string) =>
    [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => String(match[1])))].toSorted().join();
  const english = read('en', namespace);
  const different = languages.flatMap((language) =>
    [...read(language, namespace)]
      .filter(([key]) => english.has(key) && !PLURAL.test(key))
      .filter(([key, text]) => placeholders(text) !== placeholders(english.get(key) ?? ''))
      .map(([key]) => `${language} ${key}`),
  );
  expect(different).toEqual([]);
});

test.each(languages)('%s has no exclamation marks and no empty text', (language) => {
  const odd = namespaces.flatMap((namespace) =>
    [...read(language, namespace)]
      .filter(([, text]) => text.includes('!') || text === '')
      .map(([key]) => key),
  );
  expect(odd).toEqual([]);
});
