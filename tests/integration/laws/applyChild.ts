import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';
import { createCore } from '#core/createCore.ts';
import { visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import { appRoot } from '#tests/support/coreOnSite.ts';

/** What a process is told that applies a desired state and may not live to its end. */
export interface ApplyOrder {
  readonly dataDir: string;
  readonly radioSocket: string;
  readonly serial: string;
  readonly pin: string;
  readonly newPin: string | null;
  readonly lines: Readonly<Record<string, string>>;
  readonly speed: number;
  /** The journal record behind which the process is gone; 0 = never. */
  readonly killAt: number;
}

// Started as a process of its own by the tests, with its order as JSON.
const order: ApplyOrder = JSON.parse(process.argv[2] ?? '{}');
const core = await createCore({
  host: 'command-line',
  appVersion: '0.0.0-test',
  appRoot,
  dataDir: order.dataDir,
  processHost: createNodeProcessHost(appRoot),
  radioSocket: order.radioSocket,
});
core.clock.setSpeed(order.speed);
let records = 0;
core.log.onAppended(() => {
  records += 1;
  if (records === order.killAt) process.kill(process.pid, 'SIGKILL');
});
const { session } = await core.devices.open(`ble:${order.serial}`, { jobId: null });
await core.devices.unlock(session.id, order.pin);
await core.configurations.apply(session, visitor, wantedFrom(session, order.lines), {
  newPin: order.newPin,
  report: () => undefined,
});
await core.close();
