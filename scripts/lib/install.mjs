import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { inProject, projectDir, Refusal } from './project.mjs';
import { run } from './run.mjs';

const stampFile = inProject('node_modules', '.nexus-stamp');

const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(inProject('package-lock.json')))
    .digest('hex');

/** Whether somebody's own `npm ci` has put exactly the locked versions into node_modules. */
const matchesLock = () => {
  const installedText = textOf(inProject('node_modules', '.package-lock.json'));
  if (installedText === '') return false;
  const installed = JSON.parse(installedText).packages;
  const locked = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(
    ([path, entry]) =>
      path === '' || installed[path]?.version === entry.version || (entry.optional && !installed[path]),
  );
};

/** A linked folder is another checkout's: `npm ci` here would empty it there. */
const isBorrowed = () => lstatSync(inProject('node_modules')).isSymbolicLink();

const isInstalled = (hash) => {
  if (!existsSync(inProject('node_modules'))) return false;
  if (isBorrowed()) return true;
  if (textOf(stampFile) === hash) return true;
  if (textOf(stampFile) !== '' || !matchesLock()) return false;
  writeFileSync(stampFile, hash);
  return true;
};

/**
 * Installs the packages when node_modules is missing or belongs to another package-lock.json. Resolves to whether it
 * did. npm's output goes to stderr, so that stdout stays clean for `nexus --json`.
 */
export const ensureInstalled = async () => {
  const hash = lockHash();
  if (isInstalled(hash)) return false;
  process.stderr.write('Installing packages (npm ci) …\n');
  const npm = process.env.npm_execpath;
  const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const code = await run(command, [...before, 'ci', '--loglevel=error'], {
    cwd: projectDir,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (code !== 0) {
    throw new Refusal(
      'The packages could not be installed (npm ci failed, see above). The first start needs a network connection.',
    );
  }
  writeFileSync(stampFile, hash);
  return true;
};
