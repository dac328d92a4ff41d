import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with package.json. */
export const projectDir = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path inside the project. */
export const inProject = (...parts) => join(projectDir, ...parts);

/** An error whose message is one sentence for the person at the terminal; shown without a stack. */
export class Refusal extends Error {}

/** Runs an entry script: a refusal ends with its sentence and exit code 1, anything else with its stack. */
export const runEntry = async (main) => {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Refusal ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
};
