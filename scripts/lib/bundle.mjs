// Runs in Node 24: builds the Electron host with its interface (out/main, out/preload, out/renderer) and the entries
// that run in plain Node (out/node).
import { build as buildElectron } from 'electron-vite';
import { build } from 'vite';
import { inProject } from './project.mjs';

const startedAt = performance.now();
process.stderr.write('Building …\n');
try {
  await Promise.all([
    buildElectron({ configFile: inProject('electron.vite.config.ts'), logLevel: 'warn' }),
    build({ configFile: inProject('vite.node.config.ts'), logLevel: 'warn' }),
  ]);
  process.stderr.write(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
} catch (error) {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
}
