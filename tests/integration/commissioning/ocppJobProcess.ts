import { createRouterClient } from '@orpc/server';
import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';
import { createCore } from '#core/createCore.ts';
import { appRoot } from '#tests/support/coreOnSite.ts';
import { resultOf } from '#tests/support/jobSteps.ts';

// Started as a process of its own by the tests: DATA RADIO SPEED JOB PIN PORT STEP. Does one step, if it lives.
const [dataDir = '', radioSocket = '', speed = '', id = '', pin = '', port = '', step = ''] =
  process.argv.slice(2);
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
await resultOf(api.jobs.connect({ id }));
await resultOf(api.jobs.unlock({ id, pin }));
await api.jobs.serveHere({ id, host: '127.0.0.1', port: Number(port) });
core.log.onAppended(({ kind, details: { purpose } }) => {
  if (typeof purpose === 'string') process.stdout.write(`${kind}:${purpose}\n`);
});
if (step === 'write') await resultOf(api.jobs.write({ id }));
else if (step === 'activate') await resultOf(api.jobs.activate({ id, accepts: true }));
else for await (const event of await api.jobs.tryBackEnd({ id })) process.stdout.write(`${event.kind}\n`);
await core.close();
