import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { TableCells, TableRecord } from '#shared/domain/fleet/tableCells.ts';
import { isEmptyCell, tableLimits } from '#shared/domain/fleet/tableCells.ts';
import { type AppError, appError, isAppError } from '#shared/errors/appError.ts';
import { readTableCsv } from './readTableCsv.ts';
import { readTableXlsx } from './readTableXlsx.ts';

const invalid = (file: string, reason: string): AppError => appError('file.invalid', { file, reason });
const tooLarge = (file: string): AppError =>
  invalid(file, `larger than ${tableLimits.bytes / 1024 / 1024} MB`);

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

const isZip = (bytes: Uint8Array) => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
// The container of the spreadsheets before 2007, and of those with a password since.
const isOldOffice = (bytes: Uint8Array) => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);

const bounded = (file: string, rows: readonly TableRecord[]): TableCells => {
  const kept = rows.filter(({ cells }) => !cells.every(isEmptyCell));
  // The header is no charger.
  if (kept.length - 1 > tableLimits.rows) throw invalid(file, `more than ${tableLimits.rows} rows`);
  const isWide = kept.some(({ cells }) =>
    cells.slice(tableLimits.columns).some((cell) => !isEmptyCell(cell)),
  );
  if (isWide) throw invalid(file, `more than ${tableLimits.columns} columns`);
  return { file, rows: kept };
};

/**
 * The cells of a table, CSV or XLSX as its first bytes say. `file` is only the name for messages. Everything wrong
 * with the file itself is `file.invalid` with the reason; what is wrong in cells is left to who knows their meaning.
 */
export const readTableBytes = async (bytes: Uint8Array, file: string): Promise<TableCells> => {
  const refuse = (reason: string) => invalid(file, reason);
  if (bytes.length > tableLimits.bytes) throw tooLarge(file);
  if (bytes.length === 0) throw refuse('empty');
  if (isOldOffice(bytes)) throw refuse('an old .xls or one with a password');
  const cells = bounded(
    file,
    isZip(bytes) ? await readTableXlsx(bytes, refuse) : readTableCsv(bytes, refuse),
  );
  if (cells.rows.length === 0) throw refuse('empty');
  return cells;
};

/** Reads at most one byte more than a table may have, whatever the file system says of its size. */
const readBounded = async (path: string, file: string): Promise<Uint8Array> => {
  await using handle = await open(path, 'r');
  const found = await handle.stat();
  if (!found.isFile()) throw appError('file.unreadable', { file });
  if (found.size > tableLimits.bytes) throw tooLarge(file);
  const buffer = new Uint8Array(tableLimits.bytes + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
};

/** `readTableBytes` of a file: also `file.not-found`, `file.unreadable`; too large is refused before reading. */
export const readTableFile = async (path: string): Promise<TableCells> => {
  const file = basename(path);
  let bytes: Uint8Array;
  try {
    bytes = await readBounded(path, file);
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw appError(isMissing ? 'file.not-found' : 'file.unreadable', { file }, { cause });
  }
  return readTableBytes(bytes, file);
};
