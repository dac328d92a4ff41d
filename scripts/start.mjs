import './lib/checkNode.mjs';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/build.mjs';
import { electronFor } from './lib/electronRuntime.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { node24 } from './lib/node24.mjs';
import { inProject, projectDir, Refusal, runEntry } from './lib/project.mjs';
import { becomeProcess } from './lib/run.mjs';
import { watchedNodeArgs } from './lib/watchedNode.mjs';

const HELP = `Usage: npm start -- [options]

Installs what is missing, builds when something changed, and opens Nexus Configurator.

  --practice              start with a practice site: virtual chargers, no hardware needed
  --host electron|browser window of its own, or a page from a local server (default: electron where possible)
  --port N                port of browser mode (default 47370, or a free one)
  --data DIR              folder for the site log and settings
  --no-open               browser mode only prints its address
  --set-damaged-log-aside keep a damaged site log under another name and begin a new one
  --help                  this text
`;

const parse = () => {
  try {
    const { values } = parseArgs({
      strict: true,
      options: {
        practice: { type: 'boolean' },
        host: { type: 'string' },
        port: { type: 'string' },
        data: { type: 'string' },
        'no-open': { type: 'boolean' },
        'set-damaged-log-aside': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (![undefined, 'electron', 'browser'].includes(values.host)) {
      throw new Error(`--host takes electron or browser, not "${values.host}"`);
    }
    return values;
  } catch (error) {
    throw new Refusal(`${error.message}\n\n${HELP}`);
  }
};

/** The options the host itself takes. */
const hostArgs = (values) => [
  ...(values.practice ? ['--practice'] : []),
  ...(values.port === undefined ? [] : ['--port', values.port]),
  ...(values.data === undefined ? [] : ['--data', values.data]),
  ...(values['no-open'] ? ['--no-open'] : []),
  ...(values['set-damaged-log-aside'] ? ['--set-damaged-log-aside'] : []),
];

const electronPath = async (host) => {
  if (host === 'browser') return undefined;
  const { path, reason } = await electronFor({ isAskedFor: host === 'electron' });
  if (reason) process.stderr.write(`No Electron window, because ${reason}: starting browser mode instead.\n`);
  return path;
};

await runEntry(async () => {
  const values = parse();
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  await ensureInstalled();
  await ensureBuilt();
  const electron = await electronPath(values.host);
  const [command, args] = electron
    ? [electron, [projectDir, ...hostArgs(values)]]
    : [node24(), watchedNodeArgs(inProject('out', 'node', 'server.js'), hostArgs(values))];
  // npm is this process's parent; when it is killed hard, nobody else would end the server.
  if (process.env.npm_lifecycle_event) await import('./lib/endWithParent.mjs');
  await becomeProcess(command, args);
});
