import './lib/checkNode.mjs';
import { runInNode24 } from './lib/inNode24.mjs';
import * as steps from './lib/steps.mjs';

const EVERYTHING = [
  steps.format,
  steps.lint,
  steps.types,
  steps.importRules,
  steps.build,
  steps.vitest([]),
  steps.playwright([]),
];

/** The tests of one room: `src/core/devices` means the tests that mirror it. */
const room = (paths) => {
  const isEndToEnd = (path) => path.replaceAll('\\', '/').includes('e2e');
  const endToEnd = paths.filter(isEndToEnd);
  const others = paths.filter((path) => !isEndToEnd(path)).map((path) => path.replace(/^(\.\/)?src\//, ''));
  return [
    steps.build,
    ...(others.length > 0 ? [steps.vitest(others)] : []),
    ...(endToEnd.length > 0 ? [steps.playwright(endToEnd)] : []),
  ];
};

await runInNode24(import.meta.url, (paths) => steps.runSteps(paths.length > 0 ? room(paths) : EVERYTHING));
