import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { node24 } from './node24.mjs';
import { runEntry } from './project.mjs';
import { becomeProcess } from './run.mjs';

/** Runs the main function of an entry with the packages installed and in Node 24, starting that one when needed. */
export const runInNode24 = (entryUrl, main) =>
  runEntry(async () => {
    await ensureInstalled();
    const node = node24();
    if (node === process.execPath) await main(process.argv.slice(2));
    else await becomeProcess(node, [fileURLToPath(entryUrl), ...process.argv.slice(2)]);
  });
