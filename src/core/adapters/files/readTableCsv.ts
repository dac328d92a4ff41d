import { CsvError, parse } from 'csv-parse/sync';
import type { TableCell, TableRecord } from '#shared/domain/fleet/tableCells.ts';

type Refuse = (reason: string) => Error;

const separators = [';', ',', '\t'] as const;
// Empty rows count as rows to the parser; a table has far fewer than this, whatever is between them.
const mostRecords = 20_000;
const longestRecord = 256 * 1024;

const decode = (bytes: Uint8Array, refuse: Refuse): string => {
  const [first, second] = bytes;
  const isUtf16Mark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isUtf16Mark) throw refuse('UTF-16: save it as CSV UTF-8');
  // Text without a mark in UTF-16 has a zero in every other byte; text in UTF-8 has none.
  if (bytes.includes(0)) throw refuse('not a text in UTF-8: UTF-16 or a binary file');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('not UTF-8: save it as CSV UTF-8');
  }
};

/** The separator that stands most often in the header, outside quotes. */
const separatorOf = (text: string): (typeof separators)[number] => {
  const counts = { ';': 0, ',': 0, '\t': 0 };
  let isQuoted = false;
  for (const char of text.trimStart()) {
    if (char === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (char === '\n' || char === '\r') break;
    if (char === ';' || char === ',' || char === '\t') counts[char] += 1;
  }
  return separators.toSorted((left, right) => counts[right] - counts[left])[0] ?? ',';
};

const cellOf = (text: string): TableCell => {
  if (text.trim() === '') return null;
  return text.startsWith('=') ? { refused: 'formula' } : text;
};

const recordsOf = (text: string, refuse: Refuse): string[][] => {
  try {
    return parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: longestRecord,
      to: mostRecords,
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line: unknown = cause['lines'];
    throw refuse(`line ${typeof line === 'number' ? line : '?'}: ${cause.code}`);
  }
};

/** Rows of a CSV: UTF-8 with or without its mark; semicolon, comma or tab; quotes as in RFC 4180. */
export const readTableCsv = (bytes: Uint8Array, refuse: Refuse): TableRecord[] => {
  const records = recordsOf(decode(bytes, refuse), refuse);
  if (records.length >= mostRecords) throw refuse('too many rows');
  return records.map((cells, index) => ({ number: index + 1, cells: cells.map(cellOf) }));
};
