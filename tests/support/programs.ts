import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

const sources = { cli: 'src/cli/main.ts', simulator: 'src/simulator/main.ts' } as const;

/**
 * Script of a program that tests start by the hundred. `npm test` builds first and sets NEXUS_BUILT: what people run
 * is tested, and it starts in less time than its sources.
 */
export const programScript = (name: keyof typeof sources): string =>
  process.env['NEXUS_BUILT'] === '1' ? join(root, 'out', 'node', `${name}.js`) : join(root, sources[name]);
