import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { appError } from '#shared/errors/appError.ts';

/** What stands in for the hash before the first entry. */
export const firstPreviousHash = '0'.repeat(64);

/** RFC 8785 JSON of a value; `input.invalid` when it has none (half a surrogate pair, an infinite number). */
export const canonicalJson = (value: unknown, field: string): string => {
  try {
    const text = canonicalize(value);
    if (text !== undefined) return text;
  } catch (cause) {
    throw appError('input.invalid', { field, reason: 'not-json' }, { cause });
  }
  throw appError('input.invalid', { field, reason: 'not-json' });
};

export const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Hash of an entry: SHA-256 over the hash before it and its row (docs/log-format.md). */
export const entryHash = (previousHash: string, row: string): string => sha256Hex(previousHash + row);
