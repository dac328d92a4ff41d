import { basename } from 'node:path';
import type { z } from 'zod';
import { type LogEntry, logEntrySchema } from '#shared/domain/logEntry.ts';
import { appError } from '#shared/errors/appError.ts';

const corrupt = (file: string, cause: unknown) =>
  appError('log.corrupt', { file: basename(file) }, { cause });

/** JSON out of the file; `log.corrupt` when it is none. */
export const readJson = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw corrupt(file, cause);
  }
};

/** A row of the file as what it should be; `log.corrupt` when somebody else wrote something else. */
export const readAs = <S extends z.ZodType>(schema: S, row: unknown, file: string): z.output<S> => {
  const parsed = schema.safeParse(row);
  if (!parsed.success) throw corrupt(file, parsed.error);
  return parsed.data;
};

const isLogEntry = (value: unknown): value is LogEntry => logEntrySchema.safeParse(value).success;

/**
 * An entry out of its row and hash. What was parsed is returned, not what the schema would make of it: an export
 * has to give the very row the hash is made of.
 */
export const readEntry = (stored: { row: string; hash: string }, file: string): LogEntry => {
  const row = readJson(stored.row, file);
  if (typeof row !== 'object' || row === null) throw corrupt(file, undefined);
  const entry = { ...row, hash: stored.hash };
  if (!isLogEntry(entry)) throw corrupt(file, logEntrySchema.safeParse(entry).error);
  return entry;
};
