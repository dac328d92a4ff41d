import './lib/checkNode.mjs';
import './lib/endWithParent.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { node24 } from './lib/node24.mjs';
import { inProject, runEntry } from './lib/project.mjs';
import { becomeProcess } from './lib/run.mjs';
import { watchedNodeArgs } from './lib/watchedNode.mjs';

await runEntry(async () => {
  await ensureInstalled();
  await ensureBuilt();
  await becomeProcess(node24(), watchedNodeArgs(inProject('out', 'node', 'cli.js'), process.argv.slice(2)));
});
