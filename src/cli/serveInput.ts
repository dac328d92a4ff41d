import type { Readable } from 'node:stream';

const longestLine = 64 * 1024;

/** Hands on each line of a stream, trimmed; a line that is too long comes as null, once. */
export const readLines = (input: Readable, onLine: (line: string | null) => void): void => {
  let rest = '';
  let isSkipping = false;
  const take = (line: string): void => {
    if (isSkipping) isSkipping = false;
    else if (line.trim() !== '') onLine(line.trim());
  };
  input.setEncoding('utf8');
  input.on('data', (part: string) => {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
    if (rest.length <= longestLine) return;
    rest = '';
    if (!isSkipping) onLine(null);
    isSkipping = true;
  });
  input.on('end', () => take(rest));
  input.on('error', () => undefined);
};
