import { checkUrl } from '#shared/domain/ocpp/checkUrl.ts';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { joinPracticeWifi, openJob, resultOf } from '#tests/support/jobSteps.ts';
import { report } from './support/report.ts';

const pasteLimitMs = 50;
const pasteLength = 10_000_000;
/** A charger that fails at its first attempt tries again after this long; proof has to come from the first one (s). */
const firstRetryS = 13;

/** Nobody waits for the rules, whatever a clipboard holds. */
const benchPaste = (): void => {
  const url = `wss://${'a/'.repeat(pasteLength / 2)}`;
  const startedMs = performance.now();
  checkUrl(url);
  report({
    ...{ bench: 'ocpp URL check of a paste', value: performance.now() - startedMs, unit: 'ms' },
    ...{ size: url.length, peer: { what: 'limit', value: pasteLimitMs }, goal: 1 },
  });
};

/** From the order to activate until the local back end has heard the charger, in the charger's own time. */
const benchProof = async (): Promise<void> => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 1 });
  const { api } = on;
  const { id } = await openJob(on, 'ocpp');
  await api.jobs.save({ id, backend: { where: 'this-laptop', identity: 'CP001', profile: 2 } });
  await joinPracticeWifi(on, id);
  await api.jobs.serveHere({ id, host: '127.0.0.1', port: 0 });
  await resultOf(api.jobs.write({ id }));
  await api.jobs.changePin({ id, newPin: '482917', pinKeeper: '' });
  const startedMs = performance.now();
  await resultOf(api.jobs.activate({ id, accepts: true }));
  for await (const event of await api.jobs.awaitBackEnd({ id })) {
    if (event.kind !== 'verdict') continue;
    if (event.verdict !== 'pass') throw new Error(`not proven: ${event.reason}`);
    report({
      ...{ bench: 'ocpp activation to proof', value: (performance.now() - startedMs) / 1000, unit: 's' },
      ...{ peer: { what: 'longest first retry of a charger', value: firstRetryS }, goal: 1 },
    });
  }
};

benchPaste();
await benchProof();
process.exit();
