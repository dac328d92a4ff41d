import './lib/checkNode.mjs';
import { existsSync, readdirSync } from 'node:fs';
import { ensureBuilt } from './lib/build.mjs';
import { provideChromium } from './lib/chromium.mjs';
import { runInNode24 } from './lib/inNode24.mjs';
import { inProject, projectDir } from './lib/project.mjs';
import { run } from './lib/run.mjs';

const benchDir = inProject('tests', 'bench');

/** Each file of tests/bench prints its measurements as JSON lines; names given as arguments pick some. */
await runInNode24(import.meta.url, async (names) => {
  await ensureBuilt();
  const { path } = await provideChromium();
  const files = (existsSync(benchDir) ? readdirSync(benchDir) : [])
    .filter((file) => file.endsWith('.bench.ts'))
    .filter((file) => names.length === 0 || names.some((name) => file.includes(name)));
  for (const file of files) {
    const code = await run(process.execPath, [inProject('tests', 'bench', file)], {
      cwd: projectDir,
      env: { ...process.env, ...(path ? { CHROMIUM: path } : {}) },
    });
    if (code !== 0) process.exitCode = 1;
  }
});
