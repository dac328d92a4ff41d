import type { z } from 'zod';
import { type SiteFinding, siteFinding } from './siteRules.ts';

type Issue = z.core.$ZodIssue;
type Told = (path: string, found: string) => SiteFinding;

const longest = 40;

/** What stands in the file, as a person would find it there. */
const shown = (value: unknown): string => {
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value) ?? '–';
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

const valueAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null
        ? (inside as Record<PropertyKey, unknown>)[key]
        : undefined,
    given,
  );

const kinds: Readonly<Record<string, 'site-text' | 'site-list' | 'site-group' | 'site-yes-no'>> = {
  string: 'site-text',
  array: 'site-list',
  object: 'site-group',
  boolean: 'site-yes-no',
};

const wordsOf = (issue: Issue): readonly unknown[] | null => {
  if (issue.code === 'invalid_value') return issue.values;
  if (issue.code !== 'invalid_union') return null;
  const parts = issue.errors.map(([first]) => (first === undefined ? null : wordsOf(first)));
  return parts.length > 0 && parts.every((part) => part !== null) ? parts.flat() : null;
};

const ofKind = (expected: string): Told | undefined => {
  if (expected === 'number') return (path, found) => siteFinding('site-number', path, { path, found });
  if (expected === 'int') return (path, found) => siteFinding('site-whole-number', path, { path, found });
  const rule = kinds[expected];
  return rule && ((path, found) => siteFinding(rule, path, { path, found }));
};

const ofSize = (issue: Issue): Told | undefined => {
  if (issue.code === 'too_small') {
    const min = Number(issue.minimum);
    if (issue.origin === 'string') return (path) => siteFinding('site-missing', path, { path });
    const rule = issue.inclusive === false ? 'site-not-above' : 'site-too-small';
    return (path, found) => siteFinding(rule, path, { path, found, min });
  }
  if (issue.code !== 'too_big') return undefined;
  const max = Number(issue.maximum);
  if (issue.origin === 'string' || issue.origin === 'array')
    return (path) => siteFinding('site-too-long', path, { path, max });
  return (path, found) => siteFinding('site-too-large', path, { path, found, max });
};

const ruleOf = (issue: Issue): Told | undefined => {
  const words = wordsOf(issue);
  if (words !== null)
    return (path, found) => siteFinding('site-word', path, { path, found, words: words.join(', ') });
  switch (issue.code) {
    case 'invalid_type':
      return ofKind(issue.expected);
    case 'invalid_format':
      return (path, found) => siteFinding('site-name-form', path, { path, found });
    // The only other choice of a site file: one number for all phases, or one each.
    case 'invalid_union':
      return (path, found) => siteFinding('site-three-numbers', path, { path, found });
    default:
      return ofSize(issue);
  }
};

/** What is wrong with the form of a part of a site file: which field, what is expected there, and what was found. */
export const shapeFindings = (error: z.ZodError, where: string, given: unknown): SiteFinding[] =>
  error.issues.flatMap((issue) => {
    const path = [where, ...issue.path.map(String)].filter((part) => part !== '').join('/') || '/';
    const value = valueAt(given, issue.path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((field) => siteFinding('site-unknown-field', path, { path, field }));
    if (value === undefined || value === null) return [siteFinding('site-missing', path, { path })];
    const told = ruleOf(issue);
    return [told?.(path, shown(value)) ?? siteFinding('site-shape', path, { path, problem: issue.message })];
  });
