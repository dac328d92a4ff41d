import type { NewEntry } from '#shared/domain/logEntry.ts';

const leaves = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leaves);
};

/** Everything of an entry that full-text search finds, as one text. */
export const wordsOf = (
  entry: NewEntry,
  names: { site: string | undefined; socket: string | undefined },
): string =>
  [
    entry.person,
    names.site,
    names.socket,
    entry.chargerSerial,
    entry.kind,
    entry.outcome,
    entry.door,
    entry.errorCode,
    ...entry.changes.flatMap((change) => [
      change.point,
      change.result,
      ...leaves([change.before, change.wanted, change.found]),
    ]),
    ...leaves(entry.details),
  ]
    .filter((word) => word !== undefined && word !== null && word !== '')
    .join('\n');

/**
 * The FTS5 query for words a person typed: each word must occur, the typed part is its beginning. Only runs of
 * letters and digits get through, inside quotes, so nothing typed is an operator. `undefined`: nothing to look for.
 */
export const matchExpression = (text: string): string | undefined => {
  const phrases = text
    .split(/\s+/u)
    .map((word) => word.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)?.join(' '))
    .filter((phrase) => phrase !== undefined);
  return phrases.length === 0 ? undefined : phrases.map((phrase) => `"${phrase}"*`).join(' AND ');
};
