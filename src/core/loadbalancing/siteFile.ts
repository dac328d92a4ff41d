import { stringify } from 'yaml';
import { type ParsedSite, parseSite } from '#shared/domain/balancing/site/parseSite.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { readYaml } from './yamlText.ts';

/** Reads a site file with everything that is wrong with it. What is no YAML at all: `file.invalid`, with its lines. */
export const readSiteFile = (text: string, file: string): ParsedSite => parseSite(readYaml(text, file));

/** A site as the file `readSiteFile` reads back: one node or charger per line, as a person would write it. */
export const writeSiteFile = ({ nodes, chargers, ...head }: Site): string => {
  const lines = (name: string, rows: readonly unknown[]): string =>
    rows.length === 0 ? `${name}: []\n` : `${name}:\n${rows.map((row) => `  - ${flow(row)}\n`).join('')}`;
  return stringify({ version: 1, ...head }) + lines('nodes', nodes) + lines('chargers', chargers);
};

const flow = (row: unknown): string =>
  stringify(row, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim();
