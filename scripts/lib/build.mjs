import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { node24 } from './node24.mjs';
import { inProject, projectDir, Refusal } from './project.mjs';
import { run } from './run.mjs';
import { sourceHash } from './sources.mjs';

// The locales are bundled into the interface; profiles are read at run time and need no build.
const BUILD_INPUTS = [
  'src',
  'resources/locales',
  'scripts/lib/bundle.mjs',
  'electron.vite.config.ts',
  'vite.node.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** What a complete build leaves behind. */
export const BUILD_OUTPUTS = [
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/node/server.js',
  'out/node/cli.js',
  'out/node/simulator.js',
  'out/node/backEnd.js',
];

const stampFile = inProject('out', '.stamp');
const lockDir = inProject('out', '.building');
const POLL_MS = 200;

const isBuilt = (hash) =>
  existsSync(stampFile) &&
  readFileSync(stampFile, 'utf8') === hash &&
  BUILD_OUTPUTS.every((file) => existsSync(inProject(file)));

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const tryLock = () => {
  try {
    mkdirSync(inProject('out'), { recursive: true });
    mkdirSync(lockDir);
    writeFileSync(`${lockDir}/pid`, String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const pid = existsSync(`${lockDir}/pid`) ? Number(readFileSync(`${lockDir}/pid`, 'utf8')) : 0;
  // Without a pid its owner is just about to write it; a dead owner's lock is put aside under a name of our own, so
  // that of two waiting processes only one removes it.
  if (pid > 0 && !isAlive(pid)) {
    const aside = `${lockDir}-${process.pid}`;
    try {
      renameSync(lockDir, aside);
      rmSync(aside, { recursive: true });
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return false;
};

/** Builds all hosts now, whatever is there. Output goes to stderr. */
export const buildNow = async (hash = sourceHash(BUILD_INPUTS)) => {
  rmSync(stampFile, { force: true });
  const code = await run(node24(), [inProject('scripts', 'lib', 'bundle.mjs')], {
    cwd: projectDir,
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) throw new Refusal('The build failed, see above.');
  writeFileSync(stampFile, hash);
};

/**
 * Builds all hosts when a source changed since the last build; one process builds, others wait for it. Resolves to
 * whether this one built.
 */
export const ensureBuilt = async ({ force = false } = {}) => {
  const hash = sourceHash(BUILD_INPUTS);
  if (!force && isBuilt(hash)) return false;
  while (!tryLock()) await sleep(POLL_MS);
  try {
    if (!force && isBuilt(hash)) return false;
    await buildNow(hash);
    return true;
  } finally {
    rmSync(lockDir, { recursive: true, force: true });
  }
};
