import './lib/checkNode.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runEntry } from './lib/project.mjs';

await runEntry(async () => {
  await ensureInstalled();
  await ensureBuilt({ force: true });
});
