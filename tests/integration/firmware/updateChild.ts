import { readFileSync } from 'node:fs';
import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';
import { createCore } from '#core/createCore.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { visitor } from '#tests/support/configurationOnSite.ts';
import { appRoot } from '#tests/support/coreOnSite.ts';
import { everyConsent, unwatched } from './firmwareSite.ts';

/** What a process is told that updates a charger and does not live to its end. */
export interface UpdateOrder {
  readonly dataDir: string;
  readonly radioSocket: string;
  readonly serial: string;
  readonly pin: string;
  readonly file: string;
  readonly speed: number;
  /** It is gone once so many bytes arrived, or when this phase begins. */
  readonly killAt: number | string;
}

// Started as a process of its own by the tests, with its order as JSON.
const order: UpdateOrder = JSON.parse(process.argv[2] ?? '{}');
const core = await createCore({
  host: 'command-line',
  appVersion: '0.0.0-test',
  appRoot,
  dataDir: order.dataDir,
  processHost: createNodeProcessHost(appRoot),
  radioSocket: order.radioSocket,
});
core.clock.setSpeed(order.speed);
const { library } = core.firmware;
const bytes = readFileSync(order.file);
const versionIn = () => {
  try {
    return library.import(bytes, order.file).release.version;
  } catch (error) {
    if (isAppError(error, 'firmware.duplicate')) return error.details.version;
    throw error;
  }
};
const { session } = await core.devices.open(`ble:${order.serial}`, { jobId: null });
await core.devices.unlock(session.id, order.pin);
await core.firmware.update(session.id, visitor, {
  ...unwatched(),
  version: versionIn(),
  consents: everyConsent,
  report: (phase, done) => {
    const isThere =
      typeof order.killAt === 'number' ? phase === 'sending' && done >= order.killAt : phase === order.killAt;
    if (isThere) process.kill(process.pid, 'SIGKILL');
  },
});
await core.close();
