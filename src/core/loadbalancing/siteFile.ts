import { parseDocument, stringify } from 'yaml';
import { type ParsedSite, parseSite } from '#shared/domain/balancing/site/parseSite.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { appError } from '#shared/errors/appError.ts';

const longestText = 2_000_000;
const mostShown = 10;

/** Reads a site file with everything that is wrong with it. What is no YAML at all: `file.invalid`, with its lines. */
export const readSiteFile = (text: string, file: string): ParsedSite => {
  const refuse = (reason: string) => appError('file.invalid', { file, reason });
  if (text.length > longestText) throw refuse('too large');
  const document = parseDocument(text, { uniqueKeys: true });
  if (document.errors.length > 0) {
    const lines = document.errors.slice(0, mostShown);
    throw refuse(lines.map(({ linePos, code }) => `line ${linePos?.[0].line ?? 1}: ${code}`).join(', '));
  }
  let value: unknown;
  try {
    // With aliases, a few lines can mean a million.
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    throw refuse('no anchors and aliases');
  }
  return parseSite(value);
};

/** A site as the file `readSiteFile` reads back: one node or charger per line, as a person would write it. */
export const writeSiteFile = ({ nodes, chargers, ...head }: Site): string => {
  const lines = (name: string, rows: readonly unknown[]): string =>
    rows.length === 0 ? `${name}: []\n` : `${name}:\n${rows.map((row) => `  - ${flow(row)}\n`).join('')}`;
  return stringify({ version: 1, ...head }) + lines('nodes', nodes) + lines('chargers', chargers);
};

const flow = (row: unknown): string =>
  stringify(row, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim();
