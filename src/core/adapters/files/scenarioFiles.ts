import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Scenario, scenarioSchema } from '#shared/domain/balancing/whatif/scenarioSchema.ts';

/** The scenarios of a folder in the order of their names; they come with the program, so a fault is thrown. */
export const readScenarios = (folder: string): readonly Scenario[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => scenarioSchema.parse(parse(readFileSync(join(folder, name), 'utf8'))));
