import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const languages = ['en', 'cs', 'de'] as const;
export type Language = (typeof languages)[number];
export type Texts = Readonly<Record<string, string>>;

export interface RuleTexts {
  readonly finding: Readonly<Record<string, { readonly text: string; readonly hint: string }>>;
  readonly level: Texts;
  readonly stage: Texts;
  readonly stageVerdict: Texts;
  readonly stageReason: Texts;
  readonly test: Texts;
  readonly testStep: Texts;
  /** Words for parameters that are ids, by the answer they come from. */
  readonly word: Readonly<Record<string, Texts>>;
}

export interface PointTexts {
  readonly group: Texts;
  /** By point, then by the value as it is read. */
  readonly words: Readonly<Record<string, Texts>>;
  /** By point, then by the number of the bit. */
  readonly bits: Readonly<Record<string, Texts>>;
  readonly [point: string]: string | Texts | Readonly<Record<string, Texts>>;
}

const root = join(import.meta.dirname, '..', '..', '..', 'resources', 'locales');

/** One file of texts, parsed. */
export const readLocale = (language: Language, namespace: string): unknown =>
  JSON.parse(readFileSync(join(root, language, `${namespace}.json`), 'utf8'));

/** Names filled into a text, each once, in order of the alphabet. */
export const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].toSorted();

/** Every text of a file with its path. */
export const leaves = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}/${key}`))
    : [[path, String(value)]];
