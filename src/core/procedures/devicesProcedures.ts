import { implement } from '@orpc/server';
import type { ConfigurationDeps } from '#core/configuration/configurationContext.ts';
import { followDevice } from '#core/devices/followDevice.ts';
import type { OpenDevice, OpenDevices } from '#core/devices/openDevices.ts';
import type { BleRadio } from '#core/ports/bleRadio.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { createJournal } from '#core/provisioning/journal.ts';
import {
  type DeviceView,
  devicesContract,
  type LiveSampleView,
  type ScanRow,
} from '#shared/contract/devices.ts';
import { readSettings } from './appProcedures.ts';
import type { ReportUnexpected } from './errorBoundary.ts';
import { createScanList } from './scanList.ts';
import { eventStream, progressStream, stateStream } from './streams.ts';

export interface DevicesProcedureDeps {
  readonly radio: BleRadio;
  readonly devices: OpenDevices;
  readonly log: SiteLog;
  readonly clock: Clock;
  readonly work: ConfigurationDeps;
  /** 32 hex digits: the configuration service of the reference profile. */
  readonly serviceUuid: string;
  isPractice(): boolean;
  readonly unexpected: ReportUnexpected;
}

/** `command.run`: blink. */
const identifyCommand = 6;
const listEveryMs = 500;

const viewDevice = (device: OpenDevice): DeviceView => ({
  id: device.session.id,
  target: device.target,
  door: device.session.door,
  isOpen: device.session.isOpen(),
  identity: { ...device.session.identity },
  access: device.access,
  rssiDbm: device.rssiDbm,
  jobId: device.jobId,
});

const scanRows = (deps: DevicesProcedureDeps, signal: AbortSignal | undefined) =>
  eventStream<ScanRow[]>(async (emit, stopping) => {
    const list = createScanList(deps.log, deps.serviceUuid);
    const stop = await deps.radio.scan((advertisement) => list.add(advertisement));
    const practice = deps.isPractice();
    const tell = () => emit(list.rows(deps.clock.nowMs()).map((row) => ({ ...row, practice })));
    tell();
    const timer = setInterval(tell, listEveryMs);
    await new Promise((resolve) => stopping.addEventListener('abort', resolve, { once: true }));
    clearInterval(timer);
    await stop();
  }, signal);

const readEverything = async (
  deps: DevicesProcedureDeps,
  request: { id: string; siteId: string | null },
  report: (phase: string, done: number, total: number) => void,
  signal: AbortSignal,
) => {
  const { session, jobId } = deps.devices.get(request.id);
  const journal = createJournal(deps.log, {
    siteId: request.siteId,
    visitId: null,
    socketId: null,
    chargerSerial: session.identity.serial,
    person: readSettings(deps.log).person.name,
    jobId,
    practice: session.identity.practice,
  });
  const { drift } = deps.work;
  const onProgress = (done: number, total: number) => report('reading', done, total);
  const snapshot = await drift.during(session, false, () =>
    drift.read(session, journal, { signal, onProgress }),
  );
  return { snapshotId: snapshot.id };
};

export const createDevicesProcedures = (deps: DevicesProcedureDeps) => {
  const os = implement(devicesContract);
  return {
    watchRadio: os.watchRadio.handler(({ signal }) =>
      stateStream(
        () => deps.radio.state(),
        (listener) => deps.radio.onState(listener),
        signal,
      ),
    ),
    scan: os.scan.handler(({ signal }) => scanRows(deps, signal)),
    watchOpen: os.watchOpen.handler(({ signal }) =>
      stateStream(
        () => deps.devices.list().map(viewDevice),
        (listener) => deps.devices.onChange(listener),
        signal,
      ),
    ),
    open: os.open.handler(async ({ input, signal }) => {
      const device = await deps.devices.open(input.target, { jobId: null, ...(signal ? { signal } : {}) });
      deps.work.drift.follow(device.session.id);
      return viewDevice(device);
    }),
    reopen: os.reopen.handler(async ({ input, signal }) =>
      viewDevice(await deps.devices.bringBack(input.id, signal ? { signal } : {})),
    ),
    close: os.close.handler(({ input }) => deps.devices.close(input.id)),
    unlock: os.unlock.handler(async ({ input }) => {
      const access = await deps.devices.unlock(input.id, input.pin);
      const { identity } = deps.devices.get(input.id).session;
      deps.work.keeper.remember(identity.serial, 'access.pin', input.pin);
      return access;
    }),
    live: os.live.handler(({ input, signal }) =>
      eventStream<LiveSampleView>(
        (emit, stopping) => followDevice(deps.devices, input.id, emit, stopping),
        signal,
      ),
    ),
    readAll: os.readAll.handler(({ input, signal }) =>
      progressStream(
        (report, stopping) => readEverything(deps, input, report, stopping),
        signal,
        deps.unexpected,
      ),
    ),
    identify: os.identify.handler(async ({ input }) => {
      await deps.devices.get(input.id).session.command(identifyCommand);
    }),
  };
};
