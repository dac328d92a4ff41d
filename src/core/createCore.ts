import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { parseDeviceTarget } from '#shared/domain/deviceTarget.ts';
import { createSystemClock } from './adapters/clock/systemClock.ts';
import { loadProfileStore, type ProfileStore } from './adapters/files/profileStore.ts';
import { createModbusConnector } from './adapters/modbus/createModbusConnector.ts';
import { createNobleRadio } from './adapters/noble/createNobleRadio.ts';
import { openSiteLog } from './adapters/sqlite/openSiteLog.ts';
import { createJobs } from './commissioning/createJobs.ts';
import { createDeviceSessions } from './devices/createDeviceSessions.ts';
import { createOpenDevices, type OpenDevices } from './devices/openDevices.ts';
import { defaultDataFolder } from './hosting/dataFolder.ts';
import type { BleRadio } from './ports/bleRadio.ts';
import type { Clock } from './ports/clock.ts';
import type { ProcessHost } from './ports/processHost.ts';
import type { LeaseHolder, SiteLog } from './ports/siteLog.ts';
import { createPracticeSite, type PracticeSite } from './practice/practiceSite.ts';
import { createRadioSwitch } from './practice/radioSwitch.ts';
import { type BridgeInterceptor, createBridgeInterceptor } from './procedures/bridgeInterceptor.ts';
import { createRouter, type Router } from './procedures/createRouter.ts';
import { createReportUnexpected, type ReportUnexpected } from './procedures/errorBoundary.ts';
import { releaseDateMs } from './releaseDate.ts';

export interface CoreOptions {
  readonly host: 'window' | 'browser' | 'command-line';
  readonly appVersion: string;
  /** The folder that holds `resources/`. */
  readonly appRoot: string;
  /** Undefined: the system's data folder. */
  readonly dataDir: string | undefined;
  readonly processHost: ProcessHost;
  /** A practice radio's socket instead of the laptop's own radio. */
  readonly radioSocket?: string;
}

/** The core with its adapters; hosts hand it their links and put `interceptor` around every call. */
export interface Core {
  readonly router: Router;
  readonly interceptor: BridgeInterceptor;
  readonly log: SiteLog;
  readonly clock: Clock;
  readonly radio: BleRadio;
  readonly devices: OpenDevices;
  readonly profiles: ProfileStore;
  readonly practice: PracticeSite;
  readonly unexpected: ReportUnexpected;
  /** 32 hex digits: what a charger of the reference profile advertises. */
  readonly serviceUuid: string;
  /** When this version was made (Unix ms). */
  readonly buildMs: number;
  startPractice(): Promise<void>;
  /** Ends every link cleanly, stops the practice site, closes the log. */
  close(): Promise<void>;
}

const practiceDefaults = { chargers: 2, speed: 1 };

const createIncidents = (dataDir: string) =>
  pino(
    { level: 'info', base: { pid: process.pid } },
    pino.destination({ dest: join(dataDir, 'application.log'), mkdir: true, sync: true }),
  );

const ownHolder = (host: CoreOptions['host']): LeaseHolder => ({
  processId: process.pid,
  startedAtMs: Math.round(performance.timeOrigin),
  label: host,
});

const referenceProfile = (profiles: ProfileStore) => {
  const profile = profiles.profile('nexus-reference');
  if (!profile) throw new Error('The bundled profile nexus-reference is missing.');
  return profile;
};

const createPractice = (options: CoreOptions, dataDir: string, clock: Clock) => {
  const { radioSocket, processHost } = options;
  const openRadio = (path: string) => createNobleRadio({ radio: { kind: 'socket', path }, clock });
  const radio = createRadioSwitch(() =>
    radioSocket ? openRadio(radioSocket) : createNobleRadio({ radio: { kind: 'system' }, clock }),
  );
  return {
    radio,
    practice: createPracticeSite({ processHost, radioSwitch: radio, clock, dataDir, openRadio }),
  };
};

/** Opens the data folder and wires the core. Errors: those of opening the log (`log.corrupt`, `log.newer-format` …). */
export const createCore = async (options: CoreOptions): Promise<Core> => {
  const dataDir = options.dataDir ?? defaultDataFolder();
  mkdirSync(dataDir, { recursive: true });
  const clock = createSystemClock();
  const holder = ownHolder(options.host);
  const log = openSiteLog({
    file: join(dataDir, 'site-log.sqlite'),
    appVersion: options.appVersion,
    clock,
    holder,
  });
  log.closeInterrupted();
  const unexpected = createReportUnexpected(createIncidents(dataDir), randomUUID);
  const bundled = join(options.appRoot, 'resources', 'profiles');
  const profiles = loadProfileStore({ bundled, user: join(dataDir, 'profiles') });
  const { radio, practice } = createPractice(options, dataDir, clock);
  const modbus = createModbusConnector();
  const sessions = createDeviceSessions({
    radio,
    modbus,
    profiles: profiles.profiles(),
    clock,
    siteLog: log,
    leases: holder,
  });
  const devices = createOpenDevices({
    openSession: (target, open) => sessions.open(parseDeviceTarget(target), open),
  });
  const jobs = createJobs({ log, clock, devices, modbus, buildMs: releaseDateMs, newId: randomUUID });
  const serviceUuid = referenceProfile(profiles).match.service;
  const router = createRouter({
    log,
    clock,
    radio,
    devices,
    jobs,
    practice,
    unexpected,
    appVersion: options.appVersion,
    host: options.host,
    serviceUuid,
    isPractice: () => practice.state().kind === 'running' || options.radioSocket !== undefined,
  });
  return {
    router,
    interceptor: createBridgeInterceptor(unexpected),
    log,
    clock,
    radio,
    devices,
    profiles,
    practice,
    unexpected,
    serviceUuid,
    buildMs: releaseDateMs,
    startPractice: () => practice.start(practiceDefaults),
    async close() {
      await devices.closeAll();
      await practice.stop();
      await radio.close();
      log.close();
    },
  };
};
