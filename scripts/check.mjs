import './lib/checkNode.mjs';
import { runInNode24 } from './lib/inNode24.mjs';
import { build, format, importRules, lint, runSteps, types, vitest } from './lib/steps.mjs';

await runInNode24(import.meta.url, () =>
  runSteps([format, lint, types, importRules, build, vitest(['tests/unit'], 'unit tests (vitest)')]),
);
