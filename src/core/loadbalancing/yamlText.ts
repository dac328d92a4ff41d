import { parseDocument } from 'yaml';
import { appError } from '#shared/errors/appError.ts';

const longestText = 2_000_000;
const mostShown = 10;

/** What a YAML text says. What is no YAML at all: `file.invalid`, with its lines. */
export const readYaml = (text: string, file: string): unknown => {
  const refuse = (reason: string) => appError('file.invalid', { file, reason });
  if (text.length > longestText) throw refuse('too large');
  const document = parseDocument(text, { uniqueKeys: true });
  if (document.errors.length > 0) {
    const lines = document.errors.slice(0, mostShown);
    throw refuse(lines.map(({ linePos, code }) => `line ${linePos?.[0].line ?? 1}: ${code}`).join(', '));
  }
  try {
    // With aliases, a few lines can mean a million.
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch {
    throw refuse('no anchors and aliases');
  }
};
