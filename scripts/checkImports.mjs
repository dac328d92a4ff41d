import './lib/checkNode.mjs';
import { resolve } from 'node:path';
import { importProblemsIn } from './lib/importRules.mjs';
import { projectDir } from './lib/project.mjs';

// Another folder can be given: the canary test plants violations in one.
const problems = importProblemsIn(resolve(process.argv[2] ?? projectDir));
for (const problem of problems) process.stdout.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
