import { createRouterClient } from '@orpc/server';
import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';
import { createCore } from '#core/createCore.ts';
import { appRoot } from '#tests/support/coreOnSite.ts';
import { resultOf } from '#tests/support/jobSteps.ts';

// Started as a process of its own by the tests: DATA RADIO SPEED JOB PIN. Writes the job's settings, if it lives.
const [dataDir = '', radioSocket = '', speed = '', id = '', pin = ''] = process.argv.slice(2);
const core = await createCore({
  host: 'window',
  appVersion: '0.0.0-test',
  appRoot,
  dataDir,
  processHost: createNodeProcessHost(appRoot),
  radioSocket,
});
core.clock.setSpeed(Number(speed));
const api = createRouterClient(core.router, { interceptors: [core.interceptor as never] });
core.log.onAppended(({ kind, details: { purpose } }) => {
  if (kind === 'intent' && typeof purpose === 'string') process.stdout.write(`${purpose}\n`);
});
await resultOf(api.jobs.connect({ id }));
await resultOf(api.jobs.unlock({ id, pin }));
process.stdout.write('connected\n');
if (process.argv.includes('hold')) await new Promise(() => setInterval(() => undefined, 1000));
await resultOf(api.jobs.write({ id }));
await core.close();
